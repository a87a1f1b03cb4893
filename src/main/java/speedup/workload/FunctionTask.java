package speedup.workload;

/**
 * A function of an input.
 *
 * @param name what the workload is called
 * @param <I> the type of the input
 * @param <R> the type of the result
 */
record FunctionTask<I, R>(String name, I input, TaskFunction<? super I, ? extends R> function)
    implements Task<R> {

  private static final long serialVersionUID = 1L;

  @Override
  public R call() throws Exception {
    return function.apply(input);
  }

  @Override
  public String toString() {
    return name + "[" + input + "]";
  }
}
