package dev.serverlease.visit;

import dev.serverlease.access.problem.Outages;
import dev.serverlease.access.problem.Problems;
import dev.serverlease.lease.LeaseNotFound;
import dev.serverlease.request.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import org.apache.catalina.connector.ClientAbortException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;

/** A door of a page for visitors, and what goes wrong there, said on a page: nobody there reads JSON. */
public abstract class VisitorErrors {

    /** The template of the page. */
    protected abstract String template();

    /** The path of a link's page. */
    protected abstract String path(String token);

    /**
     * What the template shows to this visitor now.
     *
     * @throws NoSuchLink if there is none that this visitor may see
     */
    protected abstract Map<String, ?> model(String token, HttpServletRequest request);

    /** The page as it is now. */
    protected ModelAndView page(String token, HttpServletRequest request) {
        var model = new HashMap<String, Object>(model(token, request));
        model.put("given", VisitorForm.given(request));
        return new ModelAndView(template(), model);
    }

    /** Whether this link is one whose date has passed. */
    protected boolean isExpired(String token) {
        return false;
    }

    /** The one answer for a wrong, a used and a revoked link; only of one that has expired it says so. */
    @ExceptionHandler({NoSuchLink.class, LeaseNotFound.class, MethodArgumentTypeMismatchException.class})
    public ModelAndView none(HttpServletRequest request) {
        return new ModelAndView("sign-none", Map.of("expired", isExpired(token(request))), HttpStatus.NOT_FOUND);
    }

    @ExceptionHandler(VisitOver.class)
    public ModelAndView over(HttpServletRequest request) {
        return withPage(
                request,
                new Refusal(
                        403,
                        "为确认是您本人，请重新核对身份、输入新的验证码。 To make sure that it is you, please identify yourself again with a new code."));
    }

    @ExceptionHandler(LinkEnded.class)
    public ModelAndView ended(LinkEnded ended, HttpServletRequest request) {
        return withPage(
                request,
                new Refusal(
                        409,
                        "没有办理：此链接" + ended.why().zh() + "。 Not done: this link has ended ("
                                + ended.why().en() + ")."));
    }

    @ExceptionHandler(Refusal.class)
    public ModelAndView refused(Refusal refusal, HttpServletRequest request) {
        return withPage(request, refusal);
    }

    /** The client has gone: there is nobody to answer. */
    @ExceptionHandler({ClientAbortException.class, AsyncRequestNotUsableException.class})
    public void gone() {
        // no answer
    }

    /** The address is a secret, and is not logged. */
    @ExceptionHandler(Exception.class)
    public ModelAndView failed(Exception failure, HttpServletRequest request, HttpServletResponse response) {
        var refusal = Refusal.in(failure);
        if (refusal.isPresent()) {
            return withPage(request, refusal.get());
        }
        Outages.log(failure, request);
        var outage = Outages.refusal(failure, request);
        var answer = outage.orElseGet(() -> Outages.failed(request));
        Problems.retryAfter(response, answer);
        return new ModelAndView(
                "sign-failed",
                Map.of(
                        "back",
                        path(token(request)),
                        "again",
                        request.getRequestURI(),
                        "file",
                        VisitorForm.hasFile(request),
                        "given",
                        outage.isPresent() ? VisitorForm.givenUnread(request) : VisitorForm.given(request),
                        "problem",
                        answer),
                HttpStatus.valueOf(answer.status()));
    }

    /** The page as it is now, with what was wrong on top; where there is no page, there is no link. */
    private ModelAndView withPage(HttpServletRequest request, Refusal refusal) {
        try {
            var page = page(token(request), request);
            page.addObject("problem", refusal);
            page.setStatus(HttpStatus.valueOf(refusal.status()));
            return page;
        } catch (NoSuchLink none) {
            return none(request);
        }
    }

    @SuppressWarnings("unchecked") // as the framework puts it there
    private static String token(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                ? String.valueOf(((Map<String, String>) variables).get("token"))
                : "";
    }
}
