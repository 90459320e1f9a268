package dev.serverlease.stage.application;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.request.RequestKey;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;

/** The OpenAPI document, with the application's one schema as it is enforced. */
@Configuration(proxyBeanMethods = false)
class OpenApi {

    private static final Set<HttpMethod> WRITING = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE);

    @Bean
    OpenAPI description() {
        return new OpenAPI()
                .info(new Info()
                        .title("服务器租赁 Server Lease")
                        .version("1")
                        .description("错误按 RFC 9457 返回，含字段与更正办法。 Errors are RFC 9457 problem details with field and"
                                + " remedy. 写操作（POST、PUT、DELETE）均可带请求头 Idempotency-Key（8 至 100 位字母、数字或者"
                                + " . _ -）：同一请求重发，只登记一次，并得到同样的答复；原答复已不可得的，答复“此前已经登记”；同一标识用于另一内容的，409。"
                                + " Every writing operation (POST, PUT, DELETE) takes a header Idempotency-Key (8 to 100"
                                + " letters, digits or . _ -): the same request sent again is recorded once and answered"
                                + " the same, or with “recorded before” where the first answer is lost; another content"
                                + " under the same key is answered 409."))
                .components(new Components()
                        .addSecuritySchemes(
                                "basic",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("basic")))
                .addSecurityItem(new SecurityRequirement().addList("basic"));
    }

    /** Added last: otherwise the generator would drop or rewrite what it does not find in a class. */
    @Bean
    OpenApiCustomizer applicationSchema() {
        var schema = schema();
        return document -> document.getComponents().addSchemas("Application", schema);
    }

    /** Not in the doors' signatures: the filter before them takes it; a few name it themselves. */
    @Bean
    OpenApiCustomizer requestKeys() {
        return document -> document.getPaths()
                .values()
                .forEach(path -> path.readOperationsMap().entrySet().stream()
                        .filter(operation -> WRITING.contains(operation.getKey()))
                        .map(Map.Entry::getValue)
                        .filter(operation -> operation.getParameters() == null
                                || operation.getParameters().stream()
                                        .noneMatch(one -> RequestKey.NAME.equals(one.getName())))
                        .forEach(operation -> operation.addParametersItem(new HeaderParameter()
                                .name(RequestKey.NAME)
                                .schema(new StringSchema().pattern(RequestKey.PATTERN)))));
    }

    private static Schema<?> schema() {
        try {
            var text =
                    new ClassPathResource("schema/application.schema.json").getContentAsString(StandardCharsets.UTF_8);
            var tree = (ObjectNode) Json31.mapper().readTree(text);
            tree.remove("$schema");
            tree.remove("$id");
            return Json31.mapper().treeToValue(tree, Schema.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The application's schema cannot be published", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
