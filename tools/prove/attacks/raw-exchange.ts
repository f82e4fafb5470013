import { connect } from "node:net";

/** Sends bytes and returns what is answered, up to the end of the connection or of the time. */
export function exchangeBytes(
  port: number,
  bytes: string,
  { withinMs }: { withinMs: number },
): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    let received = "";
    const finish = () => {
      clearTimeout(timer);
      socket.destroy();
      resolve(received);
    };
    const timer = setTimeout(finish, withinMs);
    socket.setEncoding("latin1");
    socket.on("data", (text) => {
      received += text;
    });
    socket.on("error", finish);
    socket.on("close", finish);
    socket.write(bytes, "latin1");
  });
}
