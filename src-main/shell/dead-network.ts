/**
 * The switches that leave a browser without a network, as name and value, for both shells. A proxy on a port
 * where nobody listens takes every TCP connection, also to this machine; WebRTC may use nothing but that
 * proxy. Measured with listeners: CSP and request interception alone let preconnect, WebSocket and STUN out.
 * Answers by interception come before the proxy, so the station's own files pass.
 */
export const deadNetwork = [
  ['proxy-server', 'http://127.0.0.1:9'],
  ['proxy-bypass-list', '<-loopback>'],
  ['webrtc-ip-handling-policy', 'disable_non_proxied_udp'],
  ['disable-quic', ''],
] as const
