package speedup.process.codec;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.util.function.Function;

/**
 * Writes a class that calls the constructor of a record, which may be private: what {@link
 * Constructor#newInstance} does, sooner. That spins method handles which fit the constructor before
 * its first call: 10 of the 25 ms that a fresh worker takes from its main method to its first
 * result. This takes 1.5.
 *
 * <p>The class is a function of the components' values, in an array:
 *
 * <pre>{@code
 * public Object apply(Object values) {
 *   return new Point((Integer) ((Object[]) values)[0], (String) ((Object[]) values)[1]);
 * }
 * }</pre>
 */
final class RecordMaker {

  /** Of Java 21: what runs it knows no older one. */
  private static final int CLASS_FILE = 65;

  private static final int MAGIC = 0xcafebabe;
  private static final int PUBLIC = 0x0001;
  private static final int PUBLIC_FINAL_SUPER = 0x0031;

  private static final int SIPUSH = 0x11;
  private static final int ALOAD_0 = 0x2a;
  private static final int ALOAD_1 = 0x2b;
  private static final int AALOAD = 0x32;
  private static final int DUP = 0x59;
  private static final int ARETURN = 0xb0;
  private static final int RETURN = 0xb1;
  private static final int INVOKEVIRTUAL = 0xb6;
  private static final int INVOKESPECIAL = 0xb7;
  private static final int NEW = 0xbb;
  private static final int CHECKCAST = 0xc0;

  private static final String INIT = "<init>";
  private static final String NOTHING = "()V";

  /** What a Code attribute has beside the code: its limits, and counts of what there is not. */
  private static final int AROUND_CODE = 12;

  private final Class<?> record;
  private final Class<?>[] components;
  private final ConstantPool constants = new ConstantPool();
  private final int codeAttribute;

  private RecordMaker(Constructor<?> constructor) throws IOException {
    this.record = constructor.getDeclaringClass();
    this.components = constructor.getParameterTypes();
    this.codeAttribute = constants.text("Code");
  }

  /**
   * Whether a class can be written beside the record. It cannot where another class loader than
   * ours has loaded the record: the two are in different modules.
   */
  static boolean isFor(Constructor<?> constructor) {
    return constructor.getDeclaringClass().getModule().equals(RecordMaker.class.getModule());
  }

  /**
   * Makes the function; it throws what the constructor throws, and a {@link ClassCastException} or
   * a {@link NullPointerException} for values of which it can be no record.
   *
   * @param constructor the canonical one of a record, which has been made accessible
   * @throws IllegalAccessException if it {@linkplain #isFor is not for} this record
   * @throws LinkageError if no other class can name the record: it is hidden
   */
  static Function<Object[], Object> of(Constructor<?> constructor)
      throws IOException, ReflectiveOperationException {
    Lookup inside =
        MethodHandles.privateLookupIn(constructor.getDeclaringClass(), MethodHandles.lookup());
    byte[] file = new RecordMaker(constructor).classFile();
    // To join the nest is to load the class that the record is written in.
    Class<?> maker =
        (Modifier.isPrivate(constructor.getModifiers())
                ? inside.defineHiddenClass(file, false, Lookup.ClassOption.NESTMATE)
                : inside.defineHiddenClass(file, false))
            .lookupClass();
    @SuppressWarnings("unchecked") // it takes any array of objects
    Function<Object[], Object> function =
        (Function<Object[], Object>) maker.getDeclaredConstructor().newInstance();
    return function;
  }

  private byte[] classFile() throws IOException {
    int self = constants.type(ConstantPool.internalName(record).concat("$Maker"));
    int object = constants.type(Object.class);
    int function = constants.type(Function.class);
    ByteArrayOutputStream members = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(members);
    out.writeShort(0); // fields
    out.writeShort(2); // methods
    writeConstructor(object, out);
    writeApply(out);
    out.writeShort(0); // attributes

    ByteArrayOutputStream file = new ByteArrayOutputStream();
    out = new DataOutputStream(file);
    out.writeInt(MAGIC);
    out.writeInt(CLASS_FILE);
    constants.writeTo(out);
    out.writeShort(PUBLIC_FINAL_SUPER);
    out.writeShort(self);
    out.writeShort(object);
    out.writeShort(1);
    out.writeShort(function);
    members.writeTo(out);
    return file.toByteArray();
  }

  private void writeConstructor(int object, DataOutputStream out) throws IOException {
    ByteArrayOutputStream code = new ByteArrayOutputStream();
    DataOutputStream body = new DataOutputStream(code);
    body.writeByte(ALOAD_0);
    write(INVOKESPECIAL, constants.method(object, INIT, NOTHING), body);
    body.writeByte(RETURN);
    writeMethod(INIT, NOTHING, 1, 1, code, out);
  }

  private void writeApply(DataOutputStream out) throws IOException {
    ByteArrayOutputStream code = new ByteArrayOutputStream();
    DataOutputStream body = new DataOutputStream(code);
    int type = constants.type(record);
    int array = constants.type(Object[].class);
    write(NEW, type, body);
    body.writeByte(DUP);
    StringBuilder descriptor = new StringBuilder("(");
    int slots = 0;
    for (int i = 0; i < components.length; i++) {
      body.writeByte(ALOAD_1);
      write(CHECKCAST, array, body);
      write(SIPUSH, i, body);
      body.writeByte(AALOAD);
      writeConversion(components[i], body);
      descriptor.append(components[i].descriptorString());
      slots += components[i] == long.class || components[i] == double.class ? 2 : 1;
    }
    String takesAll = descriptor.append(")V").toString();
    write(INVOKESPECIAL, constants.method(type, INIT, takesAll), body);
    body.writeByte(ARETURN);
    // Beside what the constructor takes: the record, twice, an array and an index.
    writeMethod("apply", "(Ljava/lang/Object;)Ljava/lang/Object;", slots + 4, 2, code, out);
  }

  private void writeConversion(Class<?> component, DataOutputStream body) throws IOException {
    if (!component.isPrimitive()) {
      write(CHECKCAST, constants.type(component), body);
      return;
    }
    int box = constants.type(MethodType.methodType(component).wrap().returnType());
    write(CHECKCAST, box, body);
    String value = component.getName().concat("Value");
    String descriptor = "()".concat(component.descriptorString());
    write(INVOKEVIRTUAL, constants.method(box, value, descriptor), body);
  }

  private static void write(int instruction, int operand, DataOutputStream body)
      throws IOException {
    body.writeByte(instruction);
    body.writeShort(operand);
  }

  private void writeMethod(
      String name,
      String descriptor,
      int stack,
      int locals,
      ByteArrayOutputStream code,
      DataOutputStream out)
      throws IOException {
    out.writeShort(PUBLIC);
    out.writeShort(constants.text(name));
    out.writeShort(constants.text(descriptor));
    out.writeShort(1);
    out.writeShort(codeAttribute);
    out.writeInt(AROUND_CODE + code.size());
    out.writeShort(stack);
    out.writeShort(locals);
    out.writeInt(code.size());
    code.writeTo(out);
    out.writeShort(0); // exceptions that are caught
    out.writeShort(0); // attributes
  }
}
