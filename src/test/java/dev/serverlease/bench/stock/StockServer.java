package dev.serverlease.bench.stock;

import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.camunda.bpm.engine.rest.security.auth.impl.HttpBasicAuthenticationProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.actuate.autoconfigure.security.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Camunda as its starter sets it up, history full, with the REST interface behind Camunda's own Basic filter. No
 * stereotype stands here: the product's component scan must not find it.
 */
@EnableAutoConfiguration(
        exclude = {
            SecurityAutoConfiguration.class,
            ManagementWebSecurityAutoConfiguration.class,
            UserDetailsServiceAutoConfiguration.class,
            FlywayAutoConfiguration.class
        })
public class StockServer {

    private static final List<String> USERS = List.of("sales1", "legal1", "contract1");

    /** @param args Spring's own, and {@code --stock.async}: whether each service task is a job of its own */
    public static void main(String[] args) {
        // the product's settings lie on the same class path
        System.setProperty("spring.config.name", "stock");
        SpringApplication.run(StockServer.class, args);
    }

    @Bean
    FilterRegistrationBean<ProcessEngineAuthenticationFilter> basic() {
        var filter = new FilterRegistrationBean<>(new ProcessEngineAuthenticationFilter());
        filter.addInitParameter("authentication-provider", HttpBasicAuthenticationProvider.class.getName());
        filter.addUrlPatterns("/engine-rest/*");
        return filter;
    }

    /** There before the server listens. */
    @Bean
    SmartInitializingSingleton usersAndModel(ProcessEngine engine, Environment environment) {
        return () -> {
            var identity = engine.getIdentityService();
            for (var group : List.of("sales", "legalOfficers", "contractOfficers")) {
                identity.saveGroup(identity.newGroup(group));
            }
            for (var name : USERS) {
                var user = identity.newUser(name);
                user.setPassword(name);
                identity.saveUser(user);
            }
            identity.createMembership("sales1", "sales");
            identity.createMembership("legal1", "legalOfficers");
            identity.createMembership("contract1", "contractOfficers");
            engine.getRepositoryService()
                    .createDeployment()
                    .addModelInstance(
                            "lease.bpmn", StockModel.of(environment.getRequiredProperty("stock.async", Boolean.class)))
                    .deploy();
        };
    }
}
