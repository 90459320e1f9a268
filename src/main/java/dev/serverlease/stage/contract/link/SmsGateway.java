package dev.serverlease.stage.contract.link;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.request.Refusal;
import dev.serverlease.visit.CodeChannel;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/**
 * Codes by short message: posts {@code {"to": telephone, "text": …}} with a bearer token to the gateway that the
 * settings name. The text names neither lease nor party. Who has no telephone gets it from an officer, in person.
 */
@Component
@Primary
@ConditionalOnProperty("server-lease.signing.sms-gateway.address")
class SmsGateway implements CodeChannel {

    private static final Logger LOG = LoggerFactory.getLogger(SmsGateway.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MULTIPLE = 100;
    private static final int DONE = 2;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final SigningSettings.SmsGateway settings;
    private final ObjectMapper json;
    private final CodeChannel desk;

    /** @param desk where a code waits for which there is no telephone */
    SmsGateway(SigningSettings settings, ObjectMapper json, @Qualifier("codeDesk") CodeChannel desk) {
        this.desk = desk;
        this.settings = java.util.Objects.requireNonNull(settings.smsGateway());
        this.json = json;
    }

    @Override
    public String name(@Nullable String telephone) {
        return telephone == null ? desk.name(null) : "SMS";
    }

    @Override
    public void send(Code code) {
        if (code.telephone() == null) {
            desk.send(code);
            return;
        }
        try {
            var answer = client.send(request(code.telephone(), code.digits()), HttpResponse.BodyHandlers.discarding());
            if (answer.statusCode() / MULTIPLE == DONE) {
                return;
            }
            LOG.error("The gateway for short messages answered {}", answer.statusCode());
        } catch (IOException broken) {
            LOG.error("The gateway for short messages cannot be reached: {}", broken.toString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        throw new Refusal(503, "验证码暂时未能发出，请稍后重新获取。 The code could not be sent just now; ask for another shortly.");
    }

    private HttpRequest request(String telephone, String digits) {
        var text = "验证码 " + digits + "，10 分钟内有效，用于核对身份，请勿告诉他人。 Code " + digits
                + " to show who you are, good for 10 minutes; tell nobody.";
        try {
            return HttpRequest.newBuilder(settings.address())
                    .timeout(PATIENCE)
                    .header("Authorization", "Bearer " + settings.token())
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            json.writeValueAsString(Map.of("to", telephone, "text", text))))
                    .build();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A map of texts can be written", e);
        }
    }
}
