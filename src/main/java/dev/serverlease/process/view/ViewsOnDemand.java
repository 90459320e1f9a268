package dev.serverlease.process.view;

import dev.serverlease.people.Actor;
import dev.serverlease.process.LeaseProcess;
import dev.serverlease.process.LeaseProcess.MadeWhenRead;
import dev.serverlease.process.LeaseTask;
import dev.serverlease.process.Unchecked;
import dev.serverlease.words.FormLanguage;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.camunda.bpm.engine.impl.variable.serializer.AbstractTypedValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.ValueFields;
import org.camunda.bpm.engine.variable.impl.value.UntypedValueImpl;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.DataFormats;
import org.camunda.spin.Spin;
import org.camunda.spin.plugin.variable.SpinValues;
import org.camunda.spin.plugin.variable.type.SpinValueType;
import org.camunda.spin.plugin.variable.value.JsonValue;
import org.camunda.spin.plugin.variable.value.impl.JsonValueImpl;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The variable {@code view} of a task holds nothing: the engine asks here when somebody reads it. So a form always
 * shows what holds now, and a lease that passes through its tasks leaves no copies of its case behind.
 */
@Component
class ViewsOnDemand extends AbstractProcessEnginePlugin {

    private final ObjectProvider<LeaseTask> tasks;
    private final Unchecked unchecked;
    private final ObjectProvider<Actor> actor;

    ViewsOnDemand(ObjectProvider<LeaseTask> tasks, Unchecked unchecked, ObjectProvider<Actor> actor) {
        this.actor = actor;
        this.tasks = tasks;
        this.unchecked = unchecked;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setCustomPreVariableSerializers(List.of(new Serializer()));
    }

    private static final String WITHHELD =
            "{\"withheld\":{\"zh\":\"表单内容可能含有个人信息，只向办理该任务的人员显示（个人信息保护法第六条）；案件情况见该租赁的页面。\","
                    + "\"en\":\"What a form shows may hold personal data and is shown to those who do the task (PIPL art. 6); the case is"
                    + " on the page of the lease.\"}}";

    private final class Serializer extends AbstractTypedValueSerializer<JsonValue> {

        private Serializer() {
            super(SpinValueType.JSON);
        }

        @Override
        public String getName() {
            return "view";
        }

        @Override
        protected boolean canWriteValue(TypedValue value) {
            return value.getValue() instanceof MadeWhenRead;
        }

        @Override
        public JsonValue convertToTypedValue(UntypedValueImpl value) {
            return SpinValues.jsonValue("{}").create();
        }

        /** Nothing of it is kept. */
        @Override
        public void writeValue(JsonValue value, ValueFields fields) {}

        @Override
        public JsonValue readValue(ValueFields fields, boolean deserialize, boolean isTransient) {
            var json = json((VariableInstanceEntity) fields);
            return deserialize
                    ? new JsonValueImpl(Spin.JSON(json), json, DataFormats.JSON_DATAFORMAT_NAME, true)
                    : SpinValues.jsonValue(json).create();
        }

        /**
         * Of a task that is over nothing is left to be shown. Managers and administrators do no task, and what a form
         * shows of people is for those who do.
         */
        private String json(VariableInstanceEntity variable) {
            if (actor.getObject().person().doesNoTask()) {
                return WITHHELD;
            }
            TaskEntity task = Context.getCommandContext().getTaskManager().findTaskById(variable.getTaskId());
            return task == null
                    ? "{}"
                    : tasks.stream()
                            .filter(each -> each.taskKeys().contains(task.getTaskDefinitionKey()))
                            .findFirst()
                            .map(each -> shown(each, task, variable.getName()))
                            .orElse("{}");
        }

        /** The view in its reader's language; what the form holds, and sends, is nobody's words. */
        private String shown(LeaseTask each, TaskEntity task, String variable) {
            Supplier<String> made = () -> unchecked.call(() -> each.made(task, variable));
            return variable.equals(LeaseProcess.VIEW) ? FormLanguage.view(made) : made.get();
        }
    }
}
