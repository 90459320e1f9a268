package dev.serverlease.stage.contract.sign;

import dev.serverlease.lease.LeaseNotFound;
import dev.serverlease.request.Refusal;
import dev.serverlease.stage.contract.link.LinkTable;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import org.apache.catalina.connector.ClientAbortException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;

/** A door of the signing page, and what goes wrong there, said on a page: nobody there reads JSON. */
abstract class SignErrors {

    private static final Logger LOG = LoggerFactory.getLogger(SignErrors.class);

    final LinkTable links;
    final SignPage page;

    SignErrors(LinkTable links, SignPage page) {
        this.links = links;
        this.page = page;
    }

    /** The one answer for a wrong, a used, an expired and a revoked link. */
    @ExceptionHandler({NoSuchLink.class, LeaseNotFound.class, MethodArgumentTypeMismatchException.class})
    ModelAndView none() {
        return new ModelAndView("sign-none", Map.of(), HttpStatus.NOT_FOUND);
    }

    @ExceptionHandler(VisitOver.class)
    ModelAndView over(HttpServletRequest request) {
        return withPage(
                request,
                new Refusal(
                        403,
                        "为确认是您本人，请重新核对身份、输入新的验证码。 To make sure that it is you, please identify yourself again with a new code."));
    }

    @ExceptionHandler(LinkEnded.class)
    ModelAndView ended(LinkEnded ended, HttpServletRequest request) {
        var why = ended.state().words();
        return withPage(
                request,
                new Refusal(409, "没有办理：此链接" + why.zh() + "。 Not done: this link has ended (" + why.en() + ")."));
    }

    @ExceptionHandler(Refusal.class)
    ModelAndView refused(Refusal refusal, HttpServletRequest request) {
        return withPage(request, refusal);
    }

    /** The client has gone: there is nobody to answer. */
    @ExceptionHandler({ClientAbortException.class, AsyncRequestNotUsableException.class})
    void gone() {
        // no answer
    }

    @ExceptionHandler(Exception.class)
    ModelAndView failed(Exception failure, HttpServletRequest request) {
        for (var cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return withPage(request, refusal);
            }
        }
        var step = request.getRequestURI().replaceFirst("^/sign/[^/]*", "/sign/…");
        LOG.error("{} {} failed", request.getMethod(), step, failure);
        return new ModelAndView("sign-failed", Map.of("token", token(request)), HttpStatus.SERVICE_UNAVAILABLE);
    }

    /** The page as it is now, with what was wrong on top; where there is no page, there is no link. */
    private ModelAndView withPage(HttpServletRequest request, Refusal refusal) {
        try {
            var token = token(request);
            var link = links.byToken(token).orElseThrow(NoSuchLink::new);
            var model = new HashMap<String, Object>();
            model.put("token", token);
            model.put("view", page.view(link, VisitCookie.of(request)));
            model.put("consent", Consent.SENTENCE);
            model.put("problem", refusal);
            model.put("given", VisitorForm.given(request));
            return new ModelAndView("sign", model, HttpStatus.valueOf(refusal.status()));
        } catch (NoSuchLink none) {
            return none();
        }
    }

    @SuppressWarnings("unchecked") // as the framework puts it there
    private static String token(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                ? String.valueOf(((Map<String, String>) variables).get("token"))
                : "";
    }
}
