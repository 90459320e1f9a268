package dev.serverlease.access.door;

import dev.serverlease.request.Refusal;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.web.util.WebUtils;

/**
 * A request whose body appears empty until a door opens it for a person it has let in. The door then sets the maximum
 * size and the maximum time.
 */
class GuardedBody extends HttpServletRequestWrapper {

    private final HttpServletResponse response;
    private final Stream stream = new Stream();
    private long most;
    private long left;
    private long until;
    private boolean open;

    /** @param response to the request; what the server itself answers on a body that stalls or breaks is UTF-8 too */
    GuardedBody(HttpServletRequest request, HttpServletResponse response) {
        super(request);
        this.response = response;
    }

    /**
     * Opens the body of a request that came through the {@link FrontDoor}; from then on a read throws a
     * {@link Refusal}: 413 if the body is too large, 408 if it takes too long, 400 if the connection breaks.
     */
    static void open(HttpServletRequest request, long most, Duration within) {
        var guarded = WebUtils.getNativeRequest(request, GuardedBody.class);
        if (guarded != null) {
            guarded.most = most;
            guarded.left = most;
            guarded.until = System.nanoTime() + within.toNanos();
            guarded.open = true;
        }
    }

    static Refusal tooLarge(long most) {
        if (most == FrontDoor.MOST_OF_A_FILE) {
            return new Refusal(
                    413,
                    "文件过大：每个文件至多 20 MB（" + most
                            + " 字节），未保存任何内容；请压缩文件或者降低扫描分辨率后再上传。 The file is too large: at most 20 MB (" + most
                            + " bytes); nothing was stored. Compress it, or scan it at a lower resolution.");
        }
        return new Refusal(
                413,
                "请求内容过大：此处至多 " + most + " 字节；未保存任何内容，请分次提交。 The request is too large: this door takes " + most
                        + " bytes; nothing was stored, send it in parts.");
    }

    @Override
    public ServletInputStream getInputStream() {
        return stream;
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    }

    private final class Stream extends ServletInputStream {

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (!open) {
                return -1;
            }
            if (System.nanoTime() - until > 0) {
                throw tooSlow();
            }
            int read = readOrRefuse(buffer, offset, length);
            left -= Math.max(read, 0);
            if (left < 0) {
                throw tooLarge(most);
            }
            return read;
        }

        private int readOrRefuse(byte[] buffer, int offset, int length) {
            try {
                return getRequest().getInputStream().read(buffer, offset, length);
            } catch (SocketTimeoutException silent) {
                answeredByTheServer();
                throw tooSlow();
            } catch (IOException broken) {
                answeredByTheServer();
                throw new Refusal(400, "请求内容不完整，未保存任何内容。 The request's body is incomplete; nothing was stored.");
            }
        }

        /** It shows its error page, whatever a door writes, in the characters that are set by now. */
        private void answeredByTheServer() {
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        }

        private Refusal tooSlow() {
            return new Refusal(
                    408, "请求内容传送过慢，未保存任何内容，请重试。 The request's body arrived too slowly; nothing was stored, try again.");
        }

        @Override
        public boolean isFinished() {
            return !open;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("Bodies are not read asynchronously");
        }
    }
}
