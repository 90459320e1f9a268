package dev.serverlease.access;

import dev.serverlease.process.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses what is too large at {@code /api} before it fills the memory. */
class SmallBodies extends OncePerRequestFilter {

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !RequestPath.below("/api").matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        KeptBody kept;
        try {
            kept = new KeptBody(request);
        } catch (Refusal refusal) {
            Problems.write(response, refusal);
            return;
        }
        chain.doFilter(kept, response);
    }
}
