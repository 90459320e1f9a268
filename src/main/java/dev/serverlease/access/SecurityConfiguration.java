package dev.serverlease.access;

import dev.serverlease.access.door.CrossSite;
import dev.serverlease.access.door.NotServed;
import dev.serverlease.access.door.PageHeaders;
import dev.serverlease.access.door.RepeatedRequests;
import dev.serverlease.access.door.RequestPath;
import dev.serverlease.access.door.SmallBodies;
import dev.serverlease.access.gate.EngineActs;
import dev.serverlease.access.gate.EngineFaults;
import dev.serverlease.access.gate.EngineGate;
import dev.serverlease.access.gate.EngineQueries;
import dev.serverlease.access.gate.EngineRequests;
import dev.serverlease.access.gate.JournalFilter;
import dev.serverlease.access.gate.WebAppGate;
import dev.serverlease.access.problem.Problems;
import dev.serverlease.access.signin.EndedSessions;
import dev.serverlease.access.signin.EngineAuthentication;
import dev.serverlease.access.signin.EngineUsers;
import dev.serverlease.access.signin.PageToken;
import dev.serverlease.access.signin.Sessions;
import dev.serverlease.access.signin.SignInFirst;
import dev.serverlease.access.signin.WebAppSession;
import dev.serverlease.journal.LeasesConcerned;
import dev.serverlease.lease.once.KeyedRequests;
import dev.serverlease.people.Person;
import dev.serverlease.people.SealingSettings;
import dev.serverlease.request.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.Predicate;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.filter.OrderedRequestContextFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.SessionManagementConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.servlet.HandlerMapping;

/** The doors behind which everybody has an account, and which filters guard each. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /** What only reads, though it is sent by POST. */
    @Bean
    static Predicate<HttpServletRequest> queries() {
        return EngineQueries::isOne;
    }

    /** The web applications bring their own CSRF token; the gate guards their REST. */
    @Bean
    @Order(1)
    SecurityFilterChain webApplications(
            HttpSecurity http,
            Sessions sessions,
            EngineRequests requests,
            EngineActs acts,
            LeasesConcerned concerned,
            KeyedRequests keyed)
            throws Exception {
        return http.securityMatcher(RequestPath.below("/camunda"))
                .authorizeHttpRequests(all -> all.anyRequest().permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                // the web applications set all other headers themselves
                .headers(headers -> headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::sameOrigin)
                        .httpStrictTransportSecurity(hsts -> hsts.includeSubDomains(false))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .addFilterAfter(new EndedSessions(sessions), AuthorizationFilter.class)
                .addFilterAfter(new JournalFilter(sessions::person, acts), EndedSessions.class)
                .addFilterAfter(new RepeatedRequests(sessions::person, keyed), JournalFilter.class)
                .addFilterAfter(new PageToken(sessions), RepeatedRequests.class)
                .addFilterAfter(new WebAppGate(sessions::person), PageToken.class)
                .addFilterAfter(new EngineGate("/camunda/api/engine", sessions::person, requests), WebAppGate.class)
                .addFilterAfter(new NotServed(), EngineGate.class)
                .addFilterAfter(
                        new SmallBodies(request -> sessions.person(request).isPresent()), NotServed.class)
                .addFilterAfter(new EngineFaults(concerned), SmallBodies.class)
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain rest(
            HttpSecurity http,
            EngineUsers users,
            Sessions sessions,
            IdentityService identity,
            EngineRequests requests,
            EngineActs acts,
            LeasesConcerned concerned,
            SealingSettings sealing,
            KeyedRequests keyed,
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<HandlerMapping> doors)
            throws Exception {
        return http.securityMatcher(DoorRights.places())
                .authenticationManager(new ProviderManager(users)) // the only one: each attempt counts once
                .authorizeHttpRequests(all -> DoorRights.of(all, sealing.group()))
                .csrf(AbstractHttpConfigurer::disable)
                .headers(PageHeaders::ofOurs)
                .sessionManagement(SecurityConfiguration::sessionsAreLeftAlone)
                .httpBasic(basic -> basic.realmName("server-lease").authenticationEntryPoint(new SignInFirst()))
                .exceptionHandling(handling -> handling.accessDeniedHandler(new Denied(doors)))
                .addFilterBefore(new CrossSite(), BasicAuthenticationFilter.class)
                .addFilterBefore(new WebAppSession(sessions::person), BasicAuthenticationFilter.class)
                .addFilterAfter(new EngineAuthentication(identity), AuthorizationFilter.class)
                .addFilterAfter(new JournalFilter(request -> authenticated(), acts), EngineAuthentication.class)
                .addFilterAfter(new RepeatedRequests(request -> authenticated(), keyed), JournalFilter.class)
                .addFilterAfter(
                        new EngineGate("/engine-rest", request -> authenticated(), requests), RepeatedRequests.class)
                .addFilterAfter(new NotServed(), EngineGate.class)
                .addFilterAfter(new SmallBodies(request -> authenticated().isPresent()), NotServed.class)
                .addFilterAfter(new EngineFaults(concerned), SmallBodies.class)
                .build();
    }

    /** Runs before all filters, so that the gate and the engine share what they learn about a request. */
    @Bean
    OrderedRequestContextFilter requestContextFilter() {
        return new OrderedRequestContextFilter();
    }

    /** The framework's firewall; it also rejects NUL, which the database cannot store. */
    @Bean
    HttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterValues(value -> value == null || value.indexOf('\0') < 0);
        return firewall;
    }

    @Bean
    RequestRejectedHandler refusedByFirewall() {
        return (request, response, rejected) -> Problems.answer(
                request,
                response,
                new Refusal(
                        400, "地址或者方法含有不允许的写法，请核对。 The address or method has a form that is not allowed; check it."));
    }

    private static Optional<Person> authenticated() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Person person
                ? Optional.of(person)
                : Optional.empty();
    }

    /** The session belongs to the web applications; its id changes only when they sign somebody in. */
    static void sessionsAreLeftAlone(SessionManagementConfigurer<HttpSecurity> session) {
        session.sessionCreationPolicy(SessionCreationPolicy.STATELESS)
                .sessionFixation(SessionManagementConfigurer.SessionFixationConfigurer::none);
    }
}
