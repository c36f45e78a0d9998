package dev.belfry.app.http;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Addresses where no receiver of alerts lives, but where a cloud hands out its machines' passwords: link-local ones, and
 * the metadata services beyond them. Private networks are not among them; half of all receivers live there.
 */
final class InternalAddresses {
    private static final String METADATA = "a cloud's metadata service";

    /** Alibaba, Azure's wire server, Oracle classic; AWS and Google over IPv6. The others are link-local. */
    private static final Set<InetAddress> METADATA_SERVICES = Set.of(
            address(100, 100, 100, 200),
            address(168, 63, 129, 16),
            address(192, 0, 0, 192),
            address(0xfd, 0, 0x0e, 0xc2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0x54),
            address(0xfd, 0x20, 0, 0xce, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0x54));

    /** 64:ff9b::/96, by which an IPv6 network reaches IPv4. */
    private static final byte[] NAT64 = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};

    private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xff, (byte) 0xff};
    private static final byte[] COMPATIBLE = new byte[12];

    private InternalAddresses() {}

    /** What kind of internal address it is, in words; empty when it is none. */
    static Optional<String> kind(InetAddress address) {
        InetAddress inner = innerIPv4(address);
        InetAddress real = inner == null ? address : inner;
        if (isMetadata(real)) {
            return Optional.of(METADATA);
        }
        return real.isLinkLocalAddress() ? Optional.of("a link-local address") : Optional.empty();
    }

    private static boolean isMetadata(InetAddress address) {
        return METADATA_SERVICES.contains(address) || address.equals(address(169, 254, 169, 254));
    }

    /** IPv4 in IPv6 clothes leads to the same machine. */
    private static @Nullable InetAddress innerIPv4(InetAddress address) {
        if (address instanceof Inet4Address) {
            return null;
        }
        byte[] bytes = address.getAddress();
        if (bytes[0] == 0x20 && bytes[1] == 0x02) {
            return of(Arrays.copyOfRange(bytes, 2, 6));
        }
        byte[] prefix = Arrays.copyOf(bytes, 12);
        boolean hasInner = Arrays.equals(prefix, NAT64)
                || Arrays.equals(prefix, MAPPED)
                || (Arrays.equals(prefix, COMPATIBLE) && !address.isLoopbackAddress());
        return hasInner ? of(Arrays.copyOfRange(bytes, 12, 16)) : null;
    }

    private static InetAddress address(int... octets) {
        byte[] bytes = new byte[octets.length];
        for (int i = 0; i < octets.length; i++) {
            bytes[i] = (byte) octets[i];
        }
        return of(bytes);
    }

    private static InetAddress of(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException wrongLength) {
            throw new IllegalArgumentException(wrongLength);
        }
    }
}
