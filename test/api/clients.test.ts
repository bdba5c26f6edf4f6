import { expect } from "chai";
import { clientOf, isFromElsewhere } from "../../server/api/clients.ts";

const local = "127.0.0.1";
const proxy = "10.0.0.5";

function request(remoteAddress: string, forwardedFor?: string) {
  return { socket: { remoteAddress }, headers: forwardedFor === undefined ? {} : { "x-forwarded-for": forwardedFor } };
}

describe("Who asks", () => {
  it("is the other end of the connection, whatever it says of itself", () => {
    expect(clientOf(request("192.0.2.7"))).to.equal("192.0.2.7");
    expect(clientOf(request("192.0.2.7", "198.51.100.1"))).to.equal("192.0.2.7");
    expect(clientOf(request("192.0.2.7", "198.51.100.1"), [proxy])).to.equal("192.0.2.7");
  });

  it("is whom a proxy names last: one on this machine, or one that the settings trust", () => {
    for (const end of [local, "::1", "::ffff:127.0.0.1", proxy, `::ffff:${proxy}`]) {
      expect(clientOf(request(end, "10.9.9.9, 192.0.2.7"), [proxy]), end).to.equal("192.0.2.7");
      expect(clientOf(request(end, `10.9.9.9, 192.0.2.7, ${proxy}, 127.0.0.1`), [proxy]), end).to.equal("192.0.2.7");
    }
    expect(clientOf(request("2001:db8::5", "192.0.2.7"), ["2001:DB8:0::5"])).to.equal("192.0.2.7");
  });

  it("is the same, however its address is written", () => {
    const named = (text: string) => clientOf(request(local, text));
    for (const text of ["192.0.2.7", " 192.0.2.7 ", "192.0.2.7:40001", "::ffff:192.0.2.7", "[::ffff:c000:207]:443"]) {
      expect(named(text), text).to.equal("192.0.2.7");
    }
    for (const text of ["2001:db8:1:2::9", "2001:DB8:1:2::", "[2001:db8:1:2::9]:40001", "2001:db8:1:2:a:b:c:d"]) {
      expect(named(text), text).to.equal("2001:db8:1:2::/64");
    }
    expect(named("2001:db8::1:2:3:4")).to.equal("2001:db8:0:0::/64");
    expect(named("fe80::1%eth0")).to.equal("fe80:0:0:0::/64");
    expect(clientOf(request("2001:db8:1:2::9"))).to.equal("2001:db8:1:2::/64");
  });

  it("is unnamed on this machine, and where what the proxy says is no address", () => {
    for (const text of [
      undefined,
      "",
      "127.0.0.1",
      "unknown",
      "192.0.2.7, ",
      "192.0.2.7, x",
      "x".repeat(8000),
      "1.2.3.4.5",
    ]) {
      expect(clientOf(request(local, text)), text).to.equal(undefined);
    }
    expect(clientOf(request(proxy), [proxy])).to.equal(undefined);
  });

  it("is from elsewhere where connection or proxy say so, in whatever words", () => {
    const told = (headers: Record<string, string>, remoteAddress = local) =>
      isFromElsewhere({ socket: { remoteAddress }, headers });
    expect(told({})).to.equal(false);
    expect(told({}, "::ffff:127.0.0.1")).to.equal(false);
    expect(told({ "x-forwarded-for": "127.0.0.1, ::1", "x-real-ip": "::1" })).to.equal(false);
    expect(told({}, "192.0.2.7")).to.equal(true);
    const words: Record<string, string>[] = [
      { "x-forwarded-for": "192.0.2.7" },
      { "x-forwarded-for": "192.0.2.7, 127.0.0.1" },
      { "x-forwarded-for": "unknown" },
      { "x-real-ip": "192.0.2.7" },
      { forwarded: "for=192.0.2.7" },
      { via: "1.1 proxy" },
    ];
    for (const headers of words) {
      expect(told(headers), JSON.stringify(headers)).to.equal(true);
    }
  });
});
