package dev.serverlease.access.signin;

import dev.serverlease.access.door.BodyReads;
import dev.serverlease.access.door.KeptBody;
import dev.serverlease.request.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** A form of an unknown person: it must be small and fast, and only a few are read at once. */
final class StrangersForm {

    private static final long MOST = 10_000;
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final BodyReads READS = new BodyReads(10, 40);

    private StrangersForm() {}

    /**
     * The fields, each once: parsed in one way only, for otherwise one user could be slowed down while another one's
     * password is tried.
     *
     * @throws Refusal 400, 413, 415, 408 or 503 if it cannot be read
     */
    static Map<String, String> read(HttpServletRequest request) throws IOException {
        var form = new KeptBody(request, MOST, LONGEST, READS);
        if (!isForm(form.getContentType())) {
            throw new Refusal(
                    415, "请以 application/x-www-form-urlencoded 发送。 Send it as application/x-www-form-urlencoded.");
        }
        var fields = new HashMap<String, List<String>>();
        try {
            for (var field : form.text().split("&")) {
                var parts = field.split("=", 2);
                fields.computeIfAbsent(URLDecoder.decode(parts[0], StandardCharsets.UTF_8), name -> new ArrayList<>())
                        .add(parts.length == 2 ? URLDecoder.decode(parts[1], StandardCharsets.UTF_8) : "");
            }
        } catch (IllegalArgumentException unreadable) {
            throw twice();
        }
        var once = new HashMap<String, String>();
        fields.forEach((name, values) -> {
            if (values.size() > 1) {
                throw twice();
            }
            once.put(name, values.get(0));
        });
        return once;
    }

    private static boolean isForm(@Nullable String said) {
        try {
            var type = MediaType.valueOf(said == null ? MediaType.ALL_VALUE : said);
            return type.equalsTypeAndSubtype(MediaType.APPLICATION_FORM_URLENCODED)
                    && (type.getCharset() == null || type.getCharset().equals(StandardCharsets.UTF_8));
        } catch (InvalidMediaTypeException none) {
            return false;
        }
    }

    private static Refusal twice() {
        return new Refusal(400, "请填写用户名和密码，各一次。 Fill in the user name and the password, each once.");
    }
}
