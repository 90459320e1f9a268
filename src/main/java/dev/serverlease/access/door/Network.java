package dev.serverlease.access.door;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Where requests come from, as they are counted. */
public final class Network {

    /** Of the internet protocol's sixth version; no name, which would be looked up. */
    private static final Pattern SIXTH = Pattern.compile("[0-9A-Fa-f]*:[0-9A-Fa-f:.]+");

    /** Bytes that whoever has one address of the sixth version cannot choose: a customer is given at least the rest. */
    private static final int GIVEN = 8;

    private Network() {}

    /** The address, or of one of the sixth version its network of 64 bits. */
    public static String of(String address) {
        var plain = address.replaceFirst("%.*", "");
        if (!SIXTH.matcher(plain).matches()) {
            return address;
        }
        try {
            var parsed = InetAddress.getByName(plain);
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(parsed.getAddress(), 0, GIVEN)
                    : parsed.getHostAddress();
        } catch (UnknownHostException noAddress) {
            return address;
        }
    }
}
