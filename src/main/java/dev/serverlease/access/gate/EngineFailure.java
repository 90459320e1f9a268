package dev.serverlease.access.gate;

import dev.serverlease.access.problem.Outages;
import dev.serverlease.access.problem.Problems;
import dev.serverlease.access.problem.StoredSoFar;
import dev.serverlease.request.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Why the engine failed in a request. Its REST answers a refusal of ours, thrown by a listener or a delegate and
 * wrapped on its way out, with 500 and its own text; the gate looks here for what was meant.
 */
@Component
class EngineFailure extends AbstractProcessEnginePlugin {

    private static final String NAME = EngineFailure.class.getName();
    private static final String NOTHING_STORED = NAME + ".nothingStored";

    /** Outside of all other interceptors: what passes here last is what the request got. */
    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setCustomPreCommandInterceptorsTxRequired(List.of(new Noting()));
    }

    /** What the engine's last command in this request failed of; empty if none has. */
    static Optional<Throwable> of(HttpServletRequest request) {
        return Optional.ofNullable((Throwable) request.getAttribute(NAME));
    }

    /**
     * The refusal behind it, if it was one, or a value that the database does not take; that two did the same at once,
     * or that the database did not serve, is nobody's fault, and told as that.
     */
    static Optional<Refusal> refusal(HttpServletRequest request) {
        return of(request)
                .flatMap(failure -> Refusal.in(failure)
                        .or(() -> isCollision(failure) ? Optional.of(Problems.collided()) : Optional.empty())
                        .or(() -> isOutOfRange(failure) ? Optional.of(outOfRange()) : Optional.empty()))
                .or(() -> outage(request));
    }

    /** What is to be said if the database did not serve. */
    static Optional<Refusal> outage(HttpServletRequest request) {
        if (request.getAttribute(NOTHING_STORED) != null) {
            StoredSoFar.nothing(request); // since then only that it failed, as of a job
        }
        return of(request).flatMap(failure -> Outages.refusal(failure, request, EngineQueries.reads(request)));
    }

    private static boolean isCollision(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(OptimisticLockingException.class::isInstance);
    }

    /** The database takes no such value: its class 22, data exception. */
    private static boolean isOutOfRange(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof SQLException sql
                        && sql.getSQLState() != null
                        && sql.getSQLState().startsWith("22"));
    }

    private static Refusal outOfRange() {
        return new Refusal(
                400,
                "请求中有的值过长或者超出范围，未保存任何内容；请核对后再试。 A value in the request is too long or out of range; nothing was stored,"
                        + " check it and try again.");
    }

    /** From now on it is what the request failed of. */
    static void note(Throwable failure, HttpServletRequest request) {
        request.setAttribute(NAME, failure);
        request.setAttribute(NOTHING_STORED, StoredSoFar.something(request) ? null : true);
    }

    private static final class Noting extends CommandInterceptor {

        @Override
        public <T> T execute(Command<T> command) {
            var request = RequestContextHolder.getRequestAttributes();
            try {
                return next.execute(command);
            } catch (RuntimeException | Error failure) {
                if (request instanceof ServletRequestAttributes of) {
                    note(failure, of.getRequest());
                }
                throw failure;
            }
        }
    }
}
