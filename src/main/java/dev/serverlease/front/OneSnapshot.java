package dev.serverlease.front;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * One lease as a whole, on its page or as JSON, is read in one snapshot: what it says in one place agrees with what it
 * says in another, and each row is read once.
 */
@Component
class OneSnapshot implements HandlerInterceptor, WebMvcConfigurer {

    private static final String LOOK = OneSnapshot.class.getName();
    private static final Set<String> READS = Set.of("GET", "HEAD");

    private final PlatformTransactionManager transactions;

    OneSnapshot(PlatformTransactionManager transactions) {
        this.transactions = transactions;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/desk/leases/{number}", "/api/leases/{number}");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (READS.contains(request.getMethod())) {
            var look = new DefaultTransactionDefinition();
            look.setReadOnly(true);
            look.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
            request.setAttribute(LOOK, transactions.getTransaction(look));
        }
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        if (request.getAttribute(LOOK) instanceof TransactionStatus look) {
            transactions.rollback(look); // nothing was written
        }
    }
}
