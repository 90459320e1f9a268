package dev.serverlease.access;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.http.HttpMethod.POST;

import dev.serverlease.access.door.CrossSite;
import dev.serverlease.access.door.PageHeaders;
import dev.serverlease.access.door.RequestPath;
import dev.serverlease.access.door.VisitorDoor;
import dev.serverlease.access.problem.Problems;
import dev.serverlease.request.Refusal;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

/** The doors that ask for no account. What lets in is checked by each itself, and strangers find nothing else. */
@Configuration(proxyBeanMethods = false)
class OpenDoors {

    /** A signing platform knocks here: the door itself checks the authentication of each message. */
    @Bean
    @Order(2)
    SecurityFilterChain signingReturns(HttpSecurity http, Clock clock) throws Exception {
        http.securityMatcher(RequestPath.below("/api/signing-returns"))
                .authorizeHttpRequests(all -> all.requestMatchers(POST, "/api/signing-returns/*")
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .headers(PageHeaders::ofOurs);
        return visited(http, VisitorDoor.ofReturns(clock));
    }

    /** Whoever holds a paper of ours may ask whether its number and digest belong together, and no more. */
    @Bean
    @Order(3)
    SecurityFilterChain papers(HttpSecurity http, Clock clock) throws Exception {
        http.securityMatcher(RequestPath.below("/v"))
                .authorizeHttpRequests(all -> all.requestMatchers(GET, "/v/*")
                        .permitAll()
                        .requestMatchers(HEAD, "/v/*")
                        .permitAll()
                        .requestMatchers(POST, "/v/*")
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .headers(PageHeaders::ofOurs);
        return visited(http, VisitorDoor.ofPapers(clock));
    }

    /** The lessee's: the link's token and a code let in, and the door itself checks both. */
    @Bean
    @Order(4)
    SecurityFilterChain visitors(HttpSecurity http, Clock clock) throws Exception {
        http.securityMatcher(RequestPath.below("/sign", "/lessee"))
                .authorizeHttpRequests(all -> all.requestMatchers(
                                GET,
                                "/sign/*",
                                "/sign/*/*",
                                "/sign/*/pages/*",
                                "/lessee/*",
                                "/lessee/*/papers/*",
                                "/lessee/*/papers/*/pages/*",
                                "/lessee/*/files/*")
                        .permitAll()
                        .requestMatchers(HEAD, "/sign/*", "/lessee/*") // as those ask who look at links in mails
                        .permitAll()
                        .requestMatchers(POST, "/sign/*/*", "/lessee/*/*")
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .headers(PageHeaders::ofVisitors);
        return visited(http, new VisitorDoor(clock));
    }

    @Bean
    @Order(5)
    SecurityFilterChain pages(HttpSecurity http) throws Exception {
        http.authorizeHttpRequests(all -> all.requestMatchers(
                                GET,
                                "/",
                                "/login",
                                "/favicon.ico",
                                "/front/**",
                                "/swagger-ui.html",
                                "/swagger-ui/**",
                                "/v3/api-docs/**")
                        .permitAll()
                        .requestMatchers(POST, "/login", "/logout", "/language")
                        .permitAll()
                        .requestMatchers("/error")
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .headers(PageHeaders::ofOurs)
                .logout(AbstractHttpConfigurer::disable) // ours is a page like any other
                .addFilterBefore(new CrossSite(), AuthorizationFilter.class); // of what is posted
        return ofStrangers(http).build();
    }

    private static SecurityFilterChain visited(HttpSecurity http, VisitorDoor door) throws Exception {
        return ofStrangers(http)
                .requestCache(AbstractHttpConfigurer::disable)
                .addFilterBefore(door, AuthorizationFilter.class)
                .build();
    }

    private static HttpSecurity ofStrangers(HttpSecurity http) throws Exception {
        return http.csrf(
                        AbstractHttpConfigurer
                                ::disable) // no session lets in, and VisitorDoor looks at the origin of what writes
                .sessionManagement(SecurityConfiguration::sessionsAreLeftAlone)
                .exceptionHandling(handling -> handling.authenticationEntryPoint((request, response, failure) ->
                        Problems.answer(request, response, new Refusal(404, "没有这个页面。 There is no such page."))));
    }
}
