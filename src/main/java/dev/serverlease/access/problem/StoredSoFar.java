package dev.serverlease.access.problem;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** Whether a request may have stored something: from the first commit that it began, answered or not. */
@Component
public class StoredSoFar implements TransactionExecutionListener {

    private static final String NAME = StoredSoFar.class.getName();

    @Override
    public void beforeCommit(TransactionExecution transaction) {
        var request = RequestContextHolder.getRequestAttributes();
        if (request != null && !transaction.isReadOnly()) {
            request.setAttribute(NAME, true, RequestAttributes.SCOPE_REQUEST);
        }
    }

    /** What was stored before its door is the doors' own record of who came. */
    public static void nothing(HttpServletRequest request) {
        request.removeAttribute(NAME);
    }

    /** Whether it would be untrue to say that nothing was stored. */
    public static boolean something(HttpServletRequest request) {
        return request.getAttribute(NAME) != null;
    }
}
