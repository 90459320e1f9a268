package dev.serverlease.stage.lessee.link;

import dev.serverlease.config.IsoPeriod;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The lessee's page.
 *
 * @param linkValid how long a link can be used; sales renews it
 * @param visitValid how long an identified visitor's browser may go on before the next code
 * @param readableAfterEnd how long the page can be read after the lease has ended: the contract's 30 days in which the
 *     lessee takes its data out, and as many again to look at what was settled and certified then
 */
@ConfigurationProperties("server-lease.lessee-page")
public record LesseePageSettings(
        @DefaultValue("P180D") IsoPeriod linkValid,
        @DefaultValue("PT2H") IsoPeriod visitValid,
        @DefaultValue("P60D") IsoPeriod readableAfterEnd) {}
