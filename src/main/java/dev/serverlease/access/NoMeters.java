package dev.serverlease.access;

import dev.serverlease.process.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;

/** The engine keeps no meters here (see its settings), and fails where it is asked for them. */
class NoMeters extends OncePerRequestFilter {

    private static final Pattern METERS =
            Pattern.compile("/(engine-rest|camunda/api/engine)(/engine/[^/]+)?/metrics(/.*)?");

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !METERS.matcher(RequestPath.of(request)).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Problems.write(response, new Refusal(404, "本系统不记录引擎计量数据。 This installation keeps no meters of the engine."));
    }
}
