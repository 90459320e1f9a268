package dev.serverlease.lists;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Set;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/** The criteria in the OpenAPI document, as the doors of lists take them: their methods take whatever is sent. */
@Component
class CriteriaDescribed implements OperationCustomizer {

    private static final Set<Class<?>> LISTS = Set.of(LeasesDoor.class, LeasesPage.class);

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        if (LISTS.contains(handler.getBeanType())) {
            Arrays.stream(Criterion.values()).map(CriteriaDescribed::parameter).forEach(operation::addParametersItem);
        }
        return operation;
    }

    private static Parameter parameter(Criterion criterion) {
        Schema<?> schema = switch (criterion.kind()) {
            case CODE ->
                new ArraySchema()
                        .items(new StringSchema()
                                ._enum(new ArrayList<>(criterion.codes().keySet())));
            case FLAG -> new StringSchema().addEnumItem("true");
            case DATE -> new StringSchema().format("date");
            case TEXT -> new StringSchema().maxLength(Kind.MOST);
            case DAY, LAST_DAY, MONTH -> new StringSchema();
        };
        var remedy = criterion.codes().isEmpty() ? " " + criterion.kind().remedy(criterion.codes()) : "";
        return new QueryParameter()
                .name(criterion.parameter())
                .description(criterion.label().both() + "。" + remedy)
                .schema(schema);
    }
}
