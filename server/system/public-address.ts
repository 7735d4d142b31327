import { BlockList, isIP } from 'node:net';

/** Networks that are not the public internet (RFC 6890 and what came after it). */
const notPublic = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
] as const;

/** Only 2000::/3 is given out; of it these are tunnels and examples that may lead home. */
const notPublicInSix = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'] as const;

const blocked = listOf(notPublic, 'ipv4');
const blockedInSix = listOf(notPublicInSix, 'ipv6');
const givenOut = listOf(['2000::/3'], 'ipv6');

/** Whether an address is one of the public internet; an IPv4 address inside an IPv6 one is not. */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !blocked.check(address, 'ipv4');
    case 6:
      return givenOut.check(address, 'ipv6') && !blockedInSix.check(address, 'ipv6');
    default:
      return false;
  }
}

function listOf(networks: readonly string[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits = ''] = network.split('/');
    list.addSubnet(address, Number(bits), family);
  }
  return list;
}
