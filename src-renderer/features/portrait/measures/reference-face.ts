/**
 * A face seen from the front, as the mesh model lifts it into space: its rigid points (x right, y down, z towards the
 * camera), centred, in units of their root mean square distance from the centre. The mean of three rendered heads of different build, left
 * and right made equal. The eyes' corners are left out, because the iris model moves them.
 */
export const referenceFace: readonly (readonly [index: number, x: number, y: number, z: number])[] = [
  [168, 0, -0.421, 0.218],
  [6, 0, -0.247, 0.252],
  [197, 0, -0.091, 0.31],
  [195, 0, 0.05, 0.369],
  [5, 0, 0.196, 0.427],
  [4, 0, 0.371, 0.446],
  [1, 0, 0.492, 0.407],
  [2, 0, 0.585, 0.199],
  [98, -0.306, 0.536, 0.107],
  [327, 0.306, 0.536, 0.107],
  [10, 0, -1.311, 0.238],
  [151, 0, -1.019, 0.262],
  [9, 0, -0.747, 0.262],
  [152, 0, 1.634, -0.189],
  [234, -1.232, -0.118, -0.766],
  [454, 1.232, -0.118, -0.766],
  [127, -1.261, -0.371, -0.684],
  [356, 1.261, -0.371, -0.684],
  [50, -0.868, 0.274, -0.024],
  [280, 0.868, 0.274, -0.024],
  [116, -1.147, -0.067, -0.233],
  [345, 1.147, -0.067, -0.233],
]

/**
 * What the model's turn must be multiplied by to be the head's: it lifts faces into space too flat, and more so up and down.
 * Fitted on 42 rendered heads of known pose (README.md, Pose).
 */
export const gain = { yaw: 1.05, pitch: 1.57, roll: 1 } as const
