package dev.serverlease.access.door;

import dev.serverlease.request.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/**
 * Opens the body of a request that no sign-in lets in, for a door that has made sure itself who sends it. Visitors have
 * their own places among the bodies that are read at a time: they take none from those who work here.
 */
public final class VisitorBody {

    private static final long MOST_OF_A_FORM = 64_000;
    private static final long MOST_BESIDE_A_FILE = 100_000;
    private static final long MOST_THROWN_AWAY = 100_000_000;
    private static final int TOO_LARGE = 413;
    private static final Duration LONGEST_FORM = Duration.ofSeconds(10);
    private static final Duration LONGEST_FILE = Duration.ofMinutes(1);
    private static final BodyReads FORMS = new BodyReads(4, 20);
    private static final BodyReads FILES = new BodyReads(2, 6);

    private VisitorBody() {}

    /** @throws Refusal 413 if it is too large, 408 if it is too slow, 503 if too many are being read now */
    public static KeptBody form(HttpServletRequest request) throws IOException {
        return new KeptBody(request, MOST_OF_A_FORM, LONGEST_FORM, FORMS);
    }

    /**
     * The same of a form with a file; its bytes are counted as they arrive. One that is too large is read to its end
     * and thrown away: a browser shows no answer before it has sent everything.
     */
    public static KeptBody file(HttpServletRequest request, VisitorFile kind) throws IOException {
        try {
            return new KeptBody(request, kind.most() + MOST_BESIDE_A_FILE, LONGEST_FILE, FILES);
        } catch (Refusal refusal) {
            if (refusal.status() == TOO_LARGE) {
                throwAway(request);
                throw kind.tooLarge();
            }
            throw refusal;
        }
    }

    private static void throwAway(HttpServletRequest request) throws IOException {
        var source = request.getRemoteAddr();
        if (request.getContentLengthLong() > MOST_THROWN_AWAY || !FILES.enter(source)) {
            return;
        }
        try {
            GuardedBody.open(request, MOST_THROWN_AWAY, LONGEST_FILE);
            request.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (Refusal tooSlow) {
            // it is refused anyway
        } finally {
            FILES.leave(source);
        }
    }
}
