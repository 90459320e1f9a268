package dev.serverlease.stage.legalreview;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.config.LeaseSettings;
import dev.serverlease.words.ApplicationWords;
import dev.serverlease.words.Word;
import dev.serverlease.words.Words;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * 登记信息摘录: what the registers say about each number in the application and about the lessor's own permit, with the day
 * on which it was read. An entry of another holder is shown with that holder; the rules decide that it proves nothing.
 */
@Component
class RegisterExtract {

    private static final List<String> NAMED =
            List.of("lessee.permitNo", "use.licenceNo", "use.filingNo", "channel.approvalRef", "data.mechanismRef");
    private static final String MANY = "use.approvalRefs";

    private static final Map<String, String> KINDS = Map.of(
            "TELECOM_PERMIT", "电信业务经营许可证 Telecom permit",
            "FILING", "备案 Filing",
            "CROSS_BORDER_APPROVAL", "国际通信业务批准 Cross-border approval",
            "CHANNEL_APPROVAL", "国际通信信道、卫星通信许可 Channel or satellite approval",
            "SECURITY_ASSESSMENT", "数据出境安全评估 Security assessment",
            "STANDARD_CONTRACT_FILING", "个人信息出境标准合同备案 Standard contract filing",
            "PIP_CERTIFICATE", "个人信息保护认证 Certification",
            "SECTOR_APPROVAL", "主管部门审核同意 Sector approval");

    private final ApplicationWords words;
    private final LeaseSettings settings;
    private final Clock clock;

    RegisterExtract(ApplicationWords words, LeaseSettings settings, Clock clock) {
        this.words = words;
        this.settings = settings;
        this.clock = clock;
    }

    /** The numbers in the application, by the member that contains them. */
    Map<String, String> numbers(JsonNode application) {
        var numbers = new LinkedHashMap<String, String>();
        for (var path : NAMED) {
            var number = application.at("/" + path.replace('.', '/')).asText("");
            if (!number.isEmpty()) {
                numbers.putIfAbsent(number, path);
            }
        }
        application.path("use").path("approvalRefs").forEach(number -> numbers.putIfAbsent(number.asText(), MANY));
        return numbers;
    }

    List<Map<String, String>> rows(Map<String, String> numbers, JsonNode background) {
        var rows = new ArrayList<Map<String, String>>();
        numbers.forEach((number, path) -> {
            var label = words.label(path).orElse(path).replaceFirst("^.* › ", "");
            rows.add(StreamSupport.stream(background.path("permits").spliterator(), false)
                    .filter(entry -> entry.path("number").asText().equals(number))
                    .findFirst()
                    .map(entry -> row(
                            label + " · "
                                    + Word.of(KINDS.getOrDefault(
                                                    entry.path("kind").asText(),
                                                    entry.path("kind").asText()))
                                            .both(),
                            number,
                            text(entry, "holder_uscc"),
                            entry.path("status").asText(),
                            text(entry, "valid_to"),
                            text(entry, "read_on")))
                    .orElseGet(() -> row(label, number, null, "NOT_THERE", null, null)));
        });
        rows.add(lessor(background.path("lessor")));
        return rows;
    }

    private Map<String, String> lessor(JsonNode registered) {
        var label = Word.of("出租人的许可 The lessor's permit").both();
        if (registered.isObject()) {
            var permit = registered.path("permit");
            return row(
                    label,
                    permit.path("no").asText(ApplicationWords.NOTHING),
                    text(permit, "holderUscc"),
                    permit.path("status").asText("UNKNOWN"),
                    text(permit, "validTo"),
                    text(registered, "read_on"));
        }
        var lessor = settings.lessor();
        var permit = lessor == null ? null : lessor.permit();
        return permit == null
                ? row(label, ApplicationWords.NOTHING, null, "NOT_THERE", null, null)
                : row(
                        label,
                        permit.no(),
                        permit.holderUscc(),
                        permit.status().name(),
                        permit.validTo() == null ? null : permit.validTo().toString(),
                        Word.of("设置 Settings").both());
    }

    private Map<String, String> row(
            String label,
            String number,
            @Nullable String holder,
            String status,
            @Nullable String validTo,
            @Nullable String readOn) {
        return Map.of(
                "label",
                label,
                "number",
                number,
                "holder",
                holder == null ? ApplicationWords.NOTHING : holder,
                "status",
                status(status, validTo),
                "validTo",
                validTo == null ? ApplicationWords.NOTHING : validTo,
                "readOn",
                readOn == null ? ApplicationWords.NOTHING : readOn);
    }

    private String status(String status, @Nullable String validTo) {
        if (status.equals("VALID")
                && validTo != null
                && LocalDate.parse(validTo).isBefore(LocalDate.now(clock))) {
            return Word.of("已届满 Expired").both();
        }
        return status.equals("NOT_THERE")
                ? Word.of("登记册中没有 Not in the register").both()
                : Words.of("answer-of-fact", status).both();
    }

    private static @Nullable String text(JsonNode entry, String member) {
        var value = entry.path(member);
        return value.isTextual() && !value.asText().isEmpty() ? value.asText() : null;
    }
}
