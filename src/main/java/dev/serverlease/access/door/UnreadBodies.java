package dev.serverlease.access.door;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * Handles a body that nobody read. The server would wait for the rest after the answer, as long as data keeps arriving.
 * A small body is still read, so that its sender receives the answer, but only briefly and only a few at once. For all
 * others the connection is closed.
 */
class UnreadBodies extends ValveBase {

    private static final long MOST = 2 * FrontDoor.MOST;
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private final BodyReads reads = new BodyReads(10, 40);

    UnreadBodies() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
        if (!request.isAsync() && hasMore(request)) {
            response.finishResponse();
            if (!isTaken(request)) {
                request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
            }
        }
    }

    private static boolean hasMore(Request request) {
        var body = request.getCoyoteRequest();
        if (body.getContentLengthLong() <= 0 && body.getHeader("Transfer-Encoding") == null) {
            return false;
        }
        var read = new AtomicBoolean();
        body.action(ActionCode.REQUEST_BODY_FULLY_READ, read);
        return !read.get();
    }

    private boolean isTaken(Request request) {
        var source = request.getRemoteAddr();
        if (request.getContentLengthLong() > MOST
                || request.getCoyoteRequest().hasExpectation()
                || !reads.enter(source)) {
            return false;
        }
        try {
            return isTakenInTime(request);
        } catch (IOException broken) {
            return false;
        } finally {
            reads.leave(source);
        }
    }

    private static boolean isTakenInTime(Request request) throws IOException {
        var thrownAway = new ThrownAway();
        long until = System.nanoTime() + LONGEST.toNanos();
        long taken = 0;
        while (taken <= MOST && System.nanoTime() - until < 0) {
            int read = request.getCoyoteRequest().doRead(thrownAway);
            if (read < 0) {
                return true;
            }
            taken += read;
        }
        return false;
    }

    /** The request's own stream ends with the answer; the server still reads at the level below it. */
    private static final class ThrownAway implements ApplicationBufferHandler {

        private ByteBuffer buffer = ByteBuffer.allocate(0);

        @Override
        public void setByteBuffer(ByteBuffer buffer) {
            this.buffer = buffer;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return buffer;
        }

        @Override
        public void expand(int size) {
            // the server sets these itself
        }
    }
}
