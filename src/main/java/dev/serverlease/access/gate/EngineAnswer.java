package dev.serverlease.access.gate;

import dev.serverlease.access.problem.Outages;
import dev.serverlease.access.problem.StoredSoFar;
import dev.serverlease.request.Refusal;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * The engine's answer. A success passes unchanged. The engine's own error text, which names its classes, is held back;
 * the gate replaces it with our text, or passes it on.
 */
class EngineAnswer extends HttpServletResponseWrapper {

    private static final int FIRST_FAILURE = 400;

    private final ByteArrayOutputStream heldBack = new ByteArrayOutputStream();
    private final PrintWriter heldWriter =
            new PrintWriter(new OutputStreamWriter(heldBack, StandardCharsets.UTF_8), true);
    private boolean bare;

    EngineAnswer(HttpServletResponse response) {
        super(response);
    }

    boolean hasFailed() {
        return getStatus() >= FIRST_FAILURE && !isCommitted();
    }

    /** The failure, worded for the person who made the request. */
    Refusal refusal(HttpServletRequest request) {
        return new Refusal(
                getStatus(),
                switch (getStatus()) {
                    case 401 -> "请先登录。 Sign in first.";
                    case 403 -> "您无权查看或者办理此项。 You may not see or do this.";
                    case 404 -> "没有此项，或者已经办结；请刷新后再看。 There is no such thing, or it is done; refresh and look again.";
                    case 405 -> "此地址不支持该方法。 This address does not take that method.";
                    case 415 -> "请以 application/json 发送。 Send it as application/json.";
                    default ->
                        getStatus() < 500
                                ? "请求有误，未保存任何内容；请核对后再试。 The request is wrong and nothing was stored; check it."
                                : failed(request);
                });
    }

    private static String failed(HttpServletRequest request) {
        if (EngineQueries.reads(request)) {
            return "未能读取；请稍后再试，仍不成功请联系运维人员。 It could not be read; try again later, or call the operators.";
        }
        return StoredSoFar.something(request)
                ? String.valueOf(Outages.failed(request).getMessage())
                : "操作未完成，未保存任何内容；请刷新后再试，仍不成功请联系运维人员。"
                        + " It was not done and nothing was stored; refresh and try again, or call the operators.";
    }

    /** What the engine said of the failure. */
    byte[] text() {
        heldWriter.flush();
        return heldBack.toByteArray();
    }

    /** Lets out what was held back. */
    void passOn() throws IOException {
        if (bare) {
            super.sendError(getStatus());
        } else {
            super.getOutputStream().write(text());
        }
    }

    @Override
    public void sendError(int status) {
        bare = true;
        setStatus(status);
    }

    @Override
    public void sendError(int status, String message) {
        sendError(status);
    }

    @Override
    public void flushBuffer() throws IOException {
        if (!hasFailed()) {
            super.flushBuffer();
        }
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        return getStatus() >= FIRST_FAILURE ? new Held() : super.getOutputStream();
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        return getStatus() >= FIRST_FAILURE ? heldWriter : super.getWriter();
    }

    private final class Held extends ServletOutputStream {

        @Override
        public void write(int one) {
            heldBack.write(one);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            heldBack.write(bytes, offset, length);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new IllegalStateException("Answers of the engine are not written asynchronously");
        }
    }
}
