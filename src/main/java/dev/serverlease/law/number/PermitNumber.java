package dev.serverlease.law.number;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Number of a telecom permit (电信业务经营许可证), e.g. 京B2-20190350. Without a province it is a cross-region permit. The
 * classes do not tell which services are permitted: B1 may be IP-VPN alone.
 */
public record PermitNumber(List<String> classes) {

    private static final String CLASS = "(?:A1|A2|B1|B2)";
    private static final Pattern SHAPE =
            Pattern.compile("(?:合字|[" + Province.ANY + "])?(" + CLASS + "(?:\\." + CLASS + ")*)-(?:19|20)[0-9]{6}号?");

    public PermitNumber {
        classes = List.copyOf(classes);
    }

    public static Optional<PermitNumber> parse(@Nullable String number) {
        Matcher matcher = SHAPE.matcher(number == null ? "" : number.strip());
        return matcher.matches()
                ? Optional.of(new PermitNumber(List.of(matcher.group(1).split("\\."))))
                : Optional.empty();
    }
}
