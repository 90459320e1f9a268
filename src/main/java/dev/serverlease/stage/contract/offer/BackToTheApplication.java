package dev.serverlease.stage.contract.offer;

import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.stage.contract.Contract;
import java.util.List;

/** Only a contract that is not concluded goes back to its application; an agreement is given up and asked for anew. */
final class BackToTheApplication {

    private BackToTheApplication() {}

    /** @throws Refusal with 400 for an agreement */
    static void require(Contract draft, String field) {
        if (draft.agreement() != null) {
            var message =
                    "协议没有可以退回的申请：内容须修改的，请选择终止，再以修改后的内容重新提出协议。 An agreement has no application to go back to: to change"
                            + " what it says, end it here and ask for another.";
            throw new Refusal(400, message, List.of(new FieldError(field, message)));
        }
    }
}
