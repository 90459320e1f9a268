package dev.serverlease.front.frame;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.access.door.RequestPath;
import dev.serverlease.words.FormLanguage;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Tasklist shows a form, and the case in it, in the reader's language. Those that are deployed hold both, and clients
 * of the REST interface get them so.
 */
@Component
class FormsInOneLanguage extends OncePerRequestFilter {

    private static final Pattern READ =
            Pattern.compile("/camunda/api/engine/engine/[^/]+/(task|process-definition)/.+");

    private static final Pattern FORM = Pattern.compile(".+/deployed-(start-)?form/?");

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("GET")
                || !READ.matcher(RequestPath.of(request)).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var reader = ReadersTime.language(request);
        FormLanguage.isReadIn(reader, request);
        if (!FORM.matcher(RequestPath.of(request)).matches()) {
            chain.doFilter(request, response);
            return;
        }
        var answer = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, answer);
        if (answer.getStatus() == HttpServletResponse.SC_OK) {
            var form = JSON.readTree(answer.getContentAsByteArray());
            answer.resetBuffer();
            answer.getOutputStream().write(JSON.writeValueAsBytes(new FormLanguage(reader).form(form)));
        }
        answer.copyBodyToResponse();
    }
}
