package dev.serverlease.access.door;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.serverlease.request.Refusal;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.WebUtils;

/** A request whose body the gate reads first, and then the engine reads unchanged. */
public class KeptBody extends HttpServletRequestWrapper {

    private static final Duration LONGEST = Duration.ofSeconds(10);
    /** Shared by all doors: how many of the 200 threads may wait for bodies of signed-in users. */
    private static final BodyReads READS = new BodyReads(40, 100);

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final byte[] body;
    private @Nullable JsonNode json;

    @Nullable
    private final KeptBody earlier;

    /**
     * Reads the body of a signed-in user's request.
     *
     * @throws Refusal 413 if it is too large, 408 if it is too slow, 503 if too many bodies are being read now
     */
    public KeptBody(HttpServletRequest request) throws IOException {
        this(request, FrontDoor.MOST, LONGEST, READS);
    }

    public KeptBody(HttpServletRequest request, long most, Duration within, BodyReads reads) throws IOException {
        super(request);
        earlier = WebUtils.getNativeRequest(request, KeptBody.class);
        body = earlier != null ? earlier.body : read(request, most, within, reads);
    }

    private static byte[] read(HttpServletRequest request, long most, Duration within, BodyReads reads)
            throws IOException {
        if (request.getContentLengthLong() > most) {
            throw GuardedBody.tooLarge(most);
        }
        if (request.getContentLengthLong() == 0
                || (request.getContentLengthLong() < 0 && request.getHeader("Transfer-Encoding") == null)) {
            return new byte[0];
        }
        var source = request.getRemoteAddr();
        if (!reads.enter(source)) {
            throw BodyReads.tooMany();
        }
        try {
            GuardedBody.open(request, most, within);
            return request.getInputStream().readAllBytes();
        } finally {
            reads.leave(source);
        }
    }

    /** SHA-256 in hexadecimal; null where there is no body. */
    @Nullable
    public String digest() {
        if (body.length == 0) {
            return null;
        }
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    boolean isEmpty() {
        return body.length == 0;
    }

    /**
     * The body as JSON, parsed only once per request; a missing node if it is blank.
     *
     * @throws IOException if it is not exactly one JSON value in UTF-8, has a duplicate member, or has trailing content
     */
    public JsonNode json() throws IOException {
        if (json == null) {
            json = earlier != null
                    ? earlier.json()
                    : JSON.readTree(
                            new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8.newDecoder()));
        }
        return json;
    }

    /** Forms with files carry no queries and may exceed the size that is kept. */
    public static boolean isForm(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data");
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public ServletInputStream getInputStream() {
        var bytes = new ByteArrayInputStream(body);
        return new ServletInputStream() {
            @Override
            public int read() {
                return bytes.read();
            }

            @Override
            public boolean isFinished() {
                return bytes.available() == 0;
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setReadListener(ReadListener listener) {
                throw new IllegalStateException("The body is read already; it is not read asynchronously");
            }
        };
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }
}
