package dev.serverlease.access;

import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import dev.serverlease.access.door.RequestPath;
import dev.serverlease.people.Groups;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Which group may knock at which of our doors; a door without a line is closed to everybody. */
final class DoorRights {

    private DoorRights() {}

    /** Where somebody must have signed in, and has these rights. */
    static RequestMatcher places() {
        return RequestPath.below(
                "/api",
                "/engine-rest",
                "/rules",
                "/notices",
                "/desk",
                "/journal",
                "/steering",
                "/leases",
                "/leases.csv",
                "/portfolio",
                "/reports",
                "/search",
                "/bar");
    }

    /** @param sealing the group that seals, as the settings name it */
    static void of(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry all,
            String sealing) {
        all.requestMatchers(RequestPath.below("/engine-rest"))
                .authenticated()
                .requestMatchers(POST, "/api/leases", "/api/leases/checks")
                .hasAuthority(Groups.SALES)
                .requestMatchers(PUT, "/api/leases/*/application")
                .hasAuthority(Groups.SALES)
                .requestMatchers(POST, "/api/leases/*/withdrawal", "/api/leases/*/human-looks")
                .hasAuthority(Groups.SALES)
                .requestMatchers(POST, "/api/leases/*/extension")
                .hasAnyAuthority(Groups.LEGAL, Groups.MANAGERS)
                .requestMatchers(POST, "/api/leases/*/signatures")
                .hasAuthority(Groups.CONTRACT)
                .requestMatchers(
                        POST,
                        "/api/leases/*/signing-links",
                        "/api/leases/*/signing-links/revocation",
                        "/api/leases/*/explanations",
                        "/api/leases/*/offer-returns")
                .hasAuthority(Groups.CONTRACT)
                .requestMatchers(POST, "/api/leases/*/seal-confirmations")
                .hasAuthority(sealing)
                .requestMatchers(POST, "/api/second-factor", "/api/second-factor/confirmation")
                .hasAnyAuthority(sealing, Groups.LEGAL, Groups.COMPLIANCE) // who seal letters too
                .requestMatchers(POST, "/api/second-factors/*/reset")
                .hasAuthority(Groups.ADMINISTRATORS)
                .requestMatchers(
                        POST, // who looks is recorded, and may not seal any more
                        "/api/leases/*/signing-code",
                        "/desk/leases/*/signing-code",
                        "/api/leases/*/lessee-code",
                        "/desk/leases/*/lessee-code")
                .hasAuthority(Groups.CONTRACT)
                .requestMatchers(POST, "/api/leases/*/lessee-links")
                .hasAuthority(Groups.SALES)
                .requestMatchers(POST, "/api/leases/*/lessee-links/revocation")
                .hasAnyAuthority(Groups.SALES, Groups.CONTRACT)
                .requestMatchers(POST, "/api/leases/*/objection-answers")
                .hasAnyAuthority(Groups.COMPLIANCE, Groups.LEGAL)
                .requestMatchers(POST, "/api/leases/*/attachments")
                .hasAnyAuthority(
                        Groups.SALES,
                        Groups.LEGAL,
                        Groups.CONTRACT,
                        Groups.COMPLIANCE,
                        Groups.OPERATIONS,
                        Groups.MANAGERS)
                .requestMatchers(POST, "/api/leases/*/legal-notice*")
                .hasAnyAuthority(Groups.LEGAL, Groups.COMPLIANCE)
                .requestMatchers(POST, "/api/leases/*/end-choices")
                .hasAuthority(Groups.CONTRACT)
                .requestMatchers(POST, "/api/leases/*/settlements")
                .hasAnyAuthority(Groups.SALES, Groups.COMPLIANCE, Groups.MANAGERS)
                .requestMatchers(POST, "/api/leases/*/delivery-details")
                .hasAuthority(Groups.OPERATIONS)
                .requestMatchers(POST, "/api/rent-plans/conversions")
                .hasAuthority(Groups.MANAGERS)
                .requestMatchers(POST, "/api/leases/*/rent-plans")
                .hasAuthority(Groups.LEGAL)
                .requestMatchers(POST, "/api/leases/*/server-changes")
                .hasAuthority(Groups.OPERATIONS)
                .requestMatchers(POST, "/api/leases/*/use-reports")
                .hasAnyAuthority(Groups.SALES, Groups.OPERATIONS, Groups.COMPLIANCE)
                .requestMatchers(POST, "/api/leases/*/reviews", "/api/leases/*/terminations")
                .hasAnyAuthority(Groups.COMPLIANCE, Groups.MANAGERS)
                .requestMatchers(POST, "/api/leases/*/cures")
                .hasAnyAuthority(Groups.COMPLIANCE, Groups.LEGAL)
                .requestMatchers(PUT, "/api/leases/*/officer", "/api/leases/*/applicant")
                .hasAuthority(Groups.MANAGERS)
                .requestMatchers(POST, "/api/steering/**")
                .hasAuthority(Groups.MANAGERS)
                .requestMatchers(GET, "/api/steering/**", "/steering", "/steering/**")
                .hasAuthority(Groups.MANAGERS)
                .requestMatchers(POST, "/api/notices/*/read", "/notices/*/read")
                .authenticated()
                .requestMatchers(POST, "/api/leases/*/corrections")
                .hasAnyAuthority(Groups.SALES, Groups.CONTRACT, Groups.LEGAL)
                .requestMatchers(POST, "/api/leases/*/agreements")
                .hasAnyAuthority(Groups.CONTRACT, Groups.MANAGERS)
                .requestMatchers(POST, "/api/leases/*/renewals")
                .hasAnyAuthority(Groups.SALES, Groups.MANAGERS)
                .requestMatchers(POST, "/api/leases/*/order-liftings", "/api/leases/*/end-findings")
                .hasAuthority(Groups.LEGAL)
                .requestMatchers(PUT, "/api/leases/*/legal-hold")
                .hasAuthority(Groups.LEGAL)
                .requestMatchers(DELETE, "/api/leases/*/legal-hold")
                .hasAuthority(Groups.LEGAL)
                .requestMatchers(POST, "/api/registers/*")
                .hasAuthority(Groups.COMPLIANCE)
                .requestMatchers(GET, "/api/registers/*")
                .hasAnyAuthority(Groups.COMPLIANCE, Groups.LEGAL, Groups.MANAGERS)
                .requestMatchers(
                        POST,
                        "/api/leases/*/rent-defaults",
                        "/api/leases/*/rent-defaults/*/retraction",
                        "/api/leases/*/rent-payments",
                        "/api/leases/*/rent-objections",
                        "/api/leases/*/regulator-orders",
                        "/api/leases/*/incidents",
                        "/api/leases/*/infringement-notices",
                        "/api/leases/*/subleases")
                .hasAnyAuthority(Groups.COMPLIANCE, Groups.MANAGERS)
                .requestMatchers(POST, "/api/rules/sweeps/*/*")
                .hasAuthority(Groups.MANAGERS)
                .requestMatchers(POST, "/api/rules/replays", "/api/rules/sweeps")
                .hasAnyAuthority(Groups.COMPLIANCE, Groups.LEGAL, Groups.MANAGERS)
                .requestMatchers(GET, "/api/rules/replays/*", "/api/rules/sweeps/*", "/rules/sweeps/**")
                .hasAnyAuthority(Groups.COMPLIANCE, Groups.LEGAL, Groups.MANAGERS)
                .requestMatchers(GET, "/api/leases/*/evidence")
                .hasAnyAuthority(Groups.LEGAL, Groups.MANAGERS)
                .requestMatchers(GET, "/reports/monthly/*")
                .hasAuthority(Groups.MANAGERS)
                .requestMatchers(GET, "/reports/user-archive.csv")
                .hasAnyAuthority(Groups.LEGAL, Groups.COMPLIANCE)
                .requestMatchers(GET, "/reports", "/reports/*")
                .hasAnyAuthority(Groups.MANAGERS, Groups.LEGAL, Groups.COMPLIANCE)
                .requestMatchers(GET, "/api/journal", "/journal")
                .hasAnyAuthority(Groups.ADMINISTRATORS, Groups.MANAGERS)
                .requestMatchers(
                        GET,
                        "/api/**",
                        "/rules",
                        "/rules/*/cases",
                        "/notices",
                        "/desk/**",
                        "/leases",
                        "/leases.csv",
                        "/portfolio",
                        "/search",
                        "/bar")
                .authenticated()
                .anyRequest()
                .denyAll();
    }
}
