package dev.serverlease.stage.contract.link;

import dev.serverlease.config.IsoPeriod;
import dev.serverlease.start.WrongSetting;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the lessee signs by link.
 *
 * @param linkValid how long a link can be used, at most until the contract's signing deadline
 * @param visitValid how long an identified visitor's browser may go on before the next code
 * @param smsGateway where codes are posted to be sent as short messages; if absent, a contract officer reads them out
 */
@ConfigurationProperties("server-lease.signing")
public record SigningSettings(
        @DefaultValue("P10D") IsoPeriod linkValid,
        @DefaultValue("PT2H") IsoPeriod visitValid,
        @Nullable SmsGateway smsGateway) {

    /** @param token sent as bearer token */
    record SmsGateway(URI address, @Nullable String token) {

        SmsGateway {
            if (token == null || token.isBlank()) {
                throw new WrongSetting("token 未填写，短信网关须有令牌 token is missing; a gateway for short messages has one");
            }
        }
    }
}
