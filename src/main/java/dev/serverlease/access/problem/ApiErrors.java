package dev.serverlease.access.problem;

import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.serverlease.lease.LeaseNotFound;
import dev.serverlease.lease.once.RepeatedRequest;
import dev.serverlease.request.PlainText;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.request.TryAgain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.ConstraintViolationException;
import java.io.IOException;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.catalina.connector.ClientAbortException;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/**
 * Answers errors behind all doors: what is wrong, where, and what to do; never a stack trace. A program reads problem
 * details, a person in a browser the error page.
 */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ApiErrors {

    /** The client has gone: there is nobody to answer, and nothing has failed. */
    @ExceptionHandler({ClientAbortException.class, AsyncRequestNotUsableException.class})
    void gone() {
        // no answer: the client has gone
    }

    /** @return null where the error page is the answer */
    @ExceptionHandler
    @Nullable
    ResponseEntity<Map<String, Object>> refused(
            Exception failure, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var refusal = refusal(failure, request);
        if (Problems.isPage(request) && (Outages.isRead(request) || refusal.status() >= 500)) {
            Problems.answer(request, response, refusal);
            return null;
        }
        var answer = ResponseEntity.status(refusal.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (refusal instanceof TryAgain) {
            answer.header(HttpHeaders.RETRY_AFTER, String.valueOf(TryAgain.SECONDS));
        }
        return answer.body(Problems.body(refusal));
    }

    private static Refusal refusal(Exception failure, HttpServletRequest request) {
        if (failure instanceof LeaseNotFound) {
            return new Refusal(404, String.valueOf(failure.getMessage()));
        }
        if (failure instanceof AuthorizationException) {
            return new Refusal(403, "您所在的组无权执行此操作。 Your groups may not do this.");
        }
        // the filter before the doors answers a repeated request like the first
        if (failure instanceof OptimisticLockingException || failure instanceof RepeatedRequest) {
            return Problems.collided();
        }
        if (failure instanceof HttpMessageNotReadableException unreadable) {
            return unreadable(unreadable, request);
        }
        var wrong = wrongFields(failure, request);
        if (!wrong.isEmpty()) {
            return badRequest(wrong, request);
        }
        if (failure instanceof RequestRejectedException) {
            return plain(HttpStatus.BAD_REQUEST);
        }
        if (failure instanceof ErrorResponse known) {
            return plain(known.getStatusCode());
        }
        // the engine wraps a refusal that a listener throws in its transaction
        return Refusal.in(failure).orElseGet(() -> failed(failure, request));
    }

    private static List<FieldError> wrongFields(Exception failure, HttpServletRequest request) {
        if (failure instanceof MethodArgumentNotValidException invalid) {
            return invalid.getFieldErrors().stream()
                    .map(error -> new FieldError(error.getField(), String.valueOf(error.getDefaultMessage())))
                    .toList();
        }
        if (failure instanceof HandlerMethodValidationException invalid) {
            return invalid.getParameterValidationResults().stream()
                    .flatMap(result -> result.getResolvableErrors().stream()
                            .map(error -> new FieldError(
                                    String.valueOf(result.getMethodParameter().getParameterName()),
                                    String.valueOf(error.getDefaultMessage()))))
                    .toList();
        }
        if (failure instanceof ConstraintViolationException invalid) {
            return invalid.getConstraintViolations().stream()
                    .map(violation -> new FieldError(violation.getPropertyPath().toString(), violation.getMessage()))
                    .toList();
        }
        if (failure instanceof MethodArgumentTypeMismatchException mismatch) {
            return List.of(WrongValue.of(mismatch));
        }
        if (failure instanceof MissingServletRequestParameterException missing) {
            return List.of(new FieldError(
                    missing.getParameterName(),
                    "缺少参数 " + missing.getParameterName() + "。 The parameter " + missing.getParameterName()
                            + " is missing."));
        }
        return failure instanceof RequestRejectedException
                ? Collections.list(request.getParameterNames()).stream()
                        .filter(name -> isRejected(name, request))
                        .map(name -> new FieldError(name, PlainText.REMEDY))
                        .toList()
                : List.of();
    }

    private static Refusal unreadable(HttpMessageNotReadableException unreadable, HttpServletRequest request) {
        if (unreadable.getCause() instanceof UnrecognizedPropertyException unknown) {
            return badRequest(
                    List.of(new FieldError(
                            unknown.getPropertyName(),
                            "没有这一项，请删除或者更正拼写。 There is no such member; remove it or correct its spelling.")),
                    request);
        }
        return WrongValue.of(unreadable)
                .map(error -> error.field().isEmpty()
                        ? new Refusal(400, error.message())
                        : badRequest(List.of(error), request))
                .orElseGet(() ->
                        new Refusal(400, "请求内容不是有效的 JSON，未保存任何内容。 The body is not valid JSON; nothing was stored."));
    }

    private static boolean isRejected(String parameter, HttpServletRequest request) {
        try {
            request.getParameterValues(parameter);
            return false;
        } catch (RequestRejectedException rejected) {
            return true;
        }
    }

    private static Refusal failed(Exception failure, HttpServletRequest request) {
        if (isOutOfRange(failure)) {
            return new Refusal(
                    400,
                    "数值或者日期超出可以保存的范围，未保存任何内容；请核对。 A number or a date is beyond what can be stored; nothing was stored, check it.");
        }
        Outages.log(failure, request);
        return RefusedEntry.of(failure)
                .or(() -> Outages.refusal(failure, request))
                .orElseGet(() -> Outages.failed(request));
    }

    /** Whether a value in the request is invalid: found before the database, or by its class 22 (data exception). */
    private static boolean isOutOfRange(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ArithmeticException
                    || cause instanceof NumberFormatException
                    || cause instanceof DateTimeException
                    || (cause instanceof SQLException sql
                            && sql.getSQLState() != null
                            && sql.getSQLState().startsWith("22"))) {
                return true;
            }
        }
        return false;
    }

    private static Refusal plain(HttpStatusCode status) {
        return new Refusal(
                status.value(),
                switch (status.value()) {
                    case 404 -> "没有这个地址。 There is no such address.";
                    case 405 -> "此地址不支持该方法。 This address does not take that method.";
                    case 415 ->
                        "内容类型（Content-Type）不对：登记册以 text/csv 发送，附件以 application/pdf、image/jpeg、image/png 或者 application/octet-stream 发送，其余以 application/json 发送。 Wrong Content-Type: registers take text/csv, attachments application/pdf, image/jpeg, image/png or application/octet-stream, all else application/json.";
                    default -> "请求有误。 The request is wrong.";
                });
    }

    private static Refusal badRequest(List<FieldError> errors, HttpServletRequest request) {
        var text = new StringBuilder(
                Outages.isRead(request)
                        ? "请更正地址中的下列各项。 Correct these in the address."
                        : "请更正下列字段，未保存任何内容。 Correct these fields; nothing was stored.");
        errors.forEach(error -> text.append(' ').append(error.message()));
        return new Refusal(400, text.toString(), errors);
    }
}
