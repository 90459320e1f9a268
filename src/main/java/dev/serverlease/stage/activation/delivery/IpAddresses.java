package dev.serverlease.stage.activation.delivery;

import dev.serverlease.lease.Bilingual;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** The IP addresses that operations write down: each that looks like one is one, and each line has one. */
final class IpAddresses {

    private static final Pattern NONE = Pattern.compile("无|none", Pattern.CASE_INSENSITIVE);
    private static final Pattern BETWEEN = Pattern.compile("[\\s,，;；、：（）()]+");
    private static final Pattern LIKE_ONE = Pattern.compile("\\d*\\.[\\d.]*|[0-9a-fA-F]*:[0-9a-fA-F]*:[0-9a-fA-F:.]*");
    private static final Pattern BYTE = Pattern.compile("25[0-5]|2[0-4]\\d|1?\\d?\\d");
    private static final Pattern V4 = Pattern.compile("(?:(?:" + BYTE + ")\\.){3}(?:" + BYTE + ")");

    private IpAddresses() {}

    /** What is wrong with the first line that is not as it should be; empty if all are, or there are none. */
    static Optional<Bilingual> objection(String text) {
        return NONE.matcher(text).matches()
                ? Optional.empty()
                : text.lines()
                        .filter(line -> !line.isBlank())
                        .filter(line -> !hasAddressesOnly(line))
                        .findFirst()
                        .map(
                                line -> new Bilingual(
                                        "“" + line.strip() + "”不是 IP 地址；每行填写至少一个完整的 IPv4 或者 IPv6 地址，没有的填“无”。",
                                        "“" + line.strip()
                                                + "” is no IP address; write at least one whole IPv4 or IPv6 address a line, or “none”."));
    }

    private static boolean hasAddressesOnly(String line) {
        var like = BETWEEN.splitAsStream(line.strip())
                .map(word -> word.replaceFirst("/\\d{1,3}$", ""))
                .filter(word -> LIKE_ONE.matcher(word).matches())
                .toList();
        return !like.isEmpty() && like.stream().allMatch(IpAddresses::isOne);
    }

    private static boolean isOne(String word) {
        return V4.matcher(word).matches() || (word.contains(":") && isV6(word));
    }

    /** What has a colon is asked of no name server. */
    private static boolean isV6(String word) {
        try {
            return InetAddress.getByName(word) instanceof Inet6Address;
        } catch (UnknownHostException none) {
            return false;
        }
    }
}
