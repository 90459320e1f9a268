package dev.serverlease.start;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/** Makes a start that finds its port taken say so in both languages, and by which setting the port is another one. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class PortTaken extends AbstractFailureAnalyzer<PortInUseException> {

    private static final String HEALTH = "management.server.port";

    private final Environment settings;

    PortTaken(Environment settings) {
        this.settings = settings;
    }

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, PortInUseException cause) {
        var port = String.valueOf(cause.getPort());
        var setting = port.equals(settings.getProperty(HEALTH)) ? HEALTH : "server.port";
        return new FailureAnalysis(
                "端口 " + port + "（" + setting + "）已被其他程序占用：请结束该程序，或者将 " + setting + " 设为其他端口，然后重新启动。 Port " + port
                        + " (" + setting + ") is taken by another program: end that program, or set " + setting
                        + " to another port, then start again.",
                null,
                cause);
    }
}
