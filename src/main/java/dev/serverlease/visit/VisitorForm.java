package dev.serverlease.visit;

import dev.serverlease.access.door.KeptBody;
import dev.serverlease.access.door.VisitorBody;
import dev.serverlease.access.door.VisitorFile;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Submission;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.UploadContext;
import org.jspecify.annotations.Nullable;

/**
 * What a form of a page for visitors sends, as browsers send it without a script. Its body is read only now, when the
 * door knows that somebody may send it.
 *
 * @param fileName as the browser names it, without a path; empty if no file was chosen
 */
public record VisitorForm(Map<String, String> fields, String fileName, byte[] file) {

    private static final int MOST_FIELDS = 20;
    private static final String GIVEN = VisitorForm.class.getName();

    /** What the request's form held, to be shown again beside what was wrong with it. */
    @SuppressWarnings("unchecked") // only set below
    public static Map<String, String> given(HttpServletRequest request) {
        return request.getAttribute(GIVEN) instanceof Map<?, ?> given ? (Map<String, String>) given : Map.of();
    }

    /**
     * The same where the form may not have been read, as nobody could say whether its sender may send it; empty if it
     * cannot be.
     */
    static Map<String, String> givenUnread(HttpServletRequest request) {
        try {
            if (request.getAttribute(GIVEN) == null && hasFile(request)) {
                withFile(request, VisitorFile.SCAN);
            } else if (request.getAttribute(GIVEN) == null) {
                of(request);
            }
        } catch (Refusal | IOException unreadable) {
            // what was written cannot be shown then
        }
        return given(request);
    }

    /** @throws Refusal with 400 if it is no form, and the refusals of {@link VisitorBody} */
    public static VisitorForm of(HttpServletRequest request) throws IOException {
        if (!is(request, "application/x-www-form-urlencoded")) {
            throw unreadable();
        }
        var fields = new HashMap<String, String>();
        for (var pair : VisitorBody.form(request).text().split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0 && fields.size() < MOST_FIELDS) {
                fields.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        request.setAttribute(GIVEN, fields);
        return new VisitorForm(fields, "", new byte[0]);
    }

    /** The same of a form with a file. */
    public static VisitorForm withFile(HttpServletRequest request, VisitorFile kind) throws IOException {
        if (!hasFile(request)) {
            throw unreadable();
        }
        var fields = new HashMap<String, String>();
        var name = "";
        var file = new byte[0];
        try {
            var parts = new FileUpload().getItemIterator(new Body(VisitorBody.file(request, kind)));
            while (parts.hasNext() && fields.size() < MOST_FIELDS) {
                var part = parts.next();
                if (part.isFormField()) {
                    fields.put(
                            part.getFieldName(), new String(part.openStream().readAllBytes(), StandardCharsets.UTF_8));
                } else {
                    name = Objects.requireNonNullElse(part.getName(), "").replaceFirst("(?s).*[/\\\\]", "");
                    file = part.openStream().readAllBytes();
                }
            }
        } catch (IOException broken) {
            throw unreadable();
        }
        request.setAttribute(GIVEN, fields);
        if (file.length > kind.most()) {
            throw kind.tooLarge();
        }
        return new VisitorForm(fields, name, file);
    }

    /** Whether the request's form has a place for a file. */
    static boolean hasFile(HttpServletRequest request) {
        return is(request, "multipart/form-data");
    }

    public Submission submission() {
        return new Submission(Map.copyOf(fields));
    }

    public String text(String field) {
        return fields.getOrDefault(field, "").strip();
    }

    private static boolean is(HttpServletRequest request, String type) {
        var sent = request.getContentType();
        return sent != null && sent.toLowerCase(java.util.Locale.ROOT).startsWith(type);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw unreadable();
        }
    }

    private static Refusal unreadable() {
        return new Refusal(400, "表单内容无法读取，未保存任何内容，请重试。 The form cannot be read; nothing was stored, try again.");
    }

    /** The body, as the reader of forms with files wants it. */
    private record Body(KeptBody request) implements UploadContext {

        @Override
        public long contentLength() {
            return request.getContentLengthLong();
        }

        @Override
        public String getCharacterEncoding() {
            return "UTF-8";
        }

        @Override
        public @Nullable String getContentType() {
            return request.getContentType();
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return request.getInputStream();
        }
    }
}
