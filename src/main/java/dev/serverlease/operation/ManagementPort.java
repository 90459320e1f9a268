package dev.serverlease.operation;

import dev.serverlease.start.RefusedToStart;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.context.support.WebApplicationContextUtils;

/**
 * Health and figures are read without an account, so they are on a port of their own, which by default listens on this
 * machine only. The port on which leases are kept has none of them.
 */
@Configuration(proxyBeanMethods = false)
class ManagementPort {

    private static final String THEIRS = "management.server.port";
    private static final String OURS = "server.port";

    /** @throws RefusedToStart if both ports are the same */
    @Bean
    @Order(0)
    SecurityFilterChain healthAndFigures(HttpSecurity http, Environment environment) throws Exception {
        if (ManagementPortType.get(environment) == ManagementPortType.SAME) {
            throw new RefusedToStart("健康检查与指标须使用单独的端口：请将 " + THEIRS + " 设为不同于 " + OURS
                    + " 的值（-1 为关闭）。 Health and figures need a port of their own: set " + THEIRS
                    + " to another one than "
                    + OURS + ", or to -1 for none.");
        }
        return http.securityMatcher(ManagementPort::isAskedThere)
                .authorizeHttpRequests(all -> all.requestMatchers(HttpMethod.GET, "/actuator/**")
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .csrf(AbstractHttpConfigurer::disable) // only reads, and there are no sessions
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    /** The port has an application context of its own. */
    private static boolean isAskedThere(HttpServletRequest request) {
        var context = WebApplicationContextUtils.getWebApplicationContext(request.getServletContext());
        return WebServerApplicationContext.hasServerNamespace(context, "management");
    }

    /** Each filter of each request would be measured by itself. */
    @Bean
    static SecurityObservationSettings filtersUnmeasured() {
        return SecurityObservationSettings.noObservations();
    }
}
