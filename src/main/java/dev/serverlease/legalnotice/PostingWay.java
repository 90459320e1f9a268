package dev.serverlease.legalnotice;

import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import java.util.List;
import java.util.regex.Pattern;

/** How a letter was posted or handed over, so that somebody else can look into it. */
final class PostingWay {

    private static final Pattern CONSIGNMENT = Pattern.compile("\\d{6,}");

    private static final Pattern CARRIER = Pattern.compile("\\p{L}{2}");

    /** And who it was, in two characters at least. */
    private static final Pattern IN_PERSON =
            Pattern.compile("(?i)(?=.{4})(当面|面交|签收|直接送达|专人|in person|handed|received by|signed for)", Pattern.DOTALL);

    private PostingWay() {}

    /** @throws Refusal with 400 where it names neither carrier and number of a consignment, nor who received it */
    static void require(String how) {
        boolean posted = CONSIGNMENT.matcher(how).find()
                && CARRIER.matcher(CONSIGNMENT.matcher(how).replaceAll(" ")).find();
        if (!posted && !IN_PERSON.matcher(how.strip()).find()) {
            var message = "请写明邮寄单位和单号，例如“EMS 1234567890123”；当面送达的，写明“当面送达”和签收人，例如“当面送达，李某某签收”。 Give carrier"
                    + " and number, like “EMS 1234567890123”; of a letter that was handed over, who received it, like “handed"
                    + " over, received by Li”.";
            throw new Refusal(400, message, List.of(new FieldError("how", message)));
        }
    }
}
