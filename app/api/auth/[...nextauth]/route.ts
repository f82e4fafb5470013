import { handleAuth } from "@/server/auth/handle-auth";

export { handleAuth as GET, handleAuth as POST };
