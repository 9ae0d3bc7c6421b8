export { FirstPinForm } from './first-pin-form.tsx'
export { SignInScreen } from './sign-in-screen.tsx'
