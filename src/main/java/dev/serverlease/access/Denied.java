package dev.serverlease.access;

import dev.serverlease.access.problem.Problems;
import dev.serverlease.request.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Answers whoever is signed in and may not enter: because of the groups, or because there is no such door, or none for
 * that method.
 */
final class Denied implements AccessDeniedHandler {

    private final ObjectProvider<HandlerMapping> doors;

    /** @param doors asked for when needed: they are made after what guards them */
    Denied(ObjectProvider<HandlerMapping> doors) {
        this.doors = doors;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        Problems.answer(request, response, refusal(request));
    }

    private Refusal refusal(HttpServletRequest request) {
        ServletRequestPathUtils.parseAndCache(request);
        try {
            if (doors.getObject().getHandler(request) == null) {
                return Problems.ofServer(404);
            }
        } catch (HttpRequestMethodNotSupportedException other) {
            return Problems.ofServer(405);
        } catch (Exception unreadable) {
            // there is a door, of which nothing more is said
        } finally {
            ServletRequestPathUtils.clearParsedRequestPath(request);
        }
        return new Refusal(403, "您所在的组无权执行此操作。 Your groups may not do this.");
    }
}
