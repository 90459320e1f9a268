package dev.serverlease.access.problem;

import dev.serverlease.request.Refusal;
import java.util.Map;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.web.servlet.error.DefaultErrorAttributes;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.WebRequest;

/** Answers failures outside all doors in the same format as all other refusals. */
@Component
class ErrorBody extends DefaultErrorAttributes {

    @Override
    public Map<String, Object> getErrorAttributes(WebRequest request, ErrorAttributeOptions options) {
        if (request.getAttribute(Problems.ANSWER, RequestAttributes.SCOPE_REQUEST) instanceof Refusal answer) {
            return Problems.body(answer);
        }
        var status = super.getErrorAttributes(request, options).get("status");
        return Problems.body(Problems.ofServer(status instanceof Integer number ? number : 500));
    }
}
