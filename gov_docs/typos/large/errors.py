"""Why a large model is of no use; each sentence says what to do next."""

from gov_docs.core.errors import GovDocsError

# What the model's process says of itself; the rest its parent sees.
MISSING, MEMORY, NOT_LOADED, FAILED = "missing", "memory", "not_loaded", "failed"
TOLD = (MISSING, MEMORY, NOT_LOADED, FAILED)
DIED, SLOW_START, SLOW_ANSWER, RUBBISH = "died", "slow_start", "slow_answer", "rubbish"
NO_LIMIT = "no_limit"

_WHY = {
    MISSING: "没有安装大模型要用的组件（{detail}），请在程序文件夹里运行 pip install -e .[neural]，"
    "或在设置里把 [typos] engine 改回 builtin",
    MEMORY: "内存不够大模型用（给它的上限是 {limit}），请换小一些的模型，"
    "或在设置 [typos] 里把 memory_gb 改大",
    NOT_LOADED: "大模型载入不了（{detail}）：文件不完整、不是这一类模型，或者内存不够（给它的上限是 {limit}），"
    "请重新复制模型文件夹，或换小一些的模型",
    FAILED: "大模型运行时出错（{detail}），请换一个模型",
    DIED: "大模型的进程意外退出，多半是内存不够（给它的上限是 {limit}），请换小一些的模型，"
    "或在设置 [typos] 里把 memory_gb 改大",
    SLOW_START: "大模型 {seconds} 秒没有载入完，请换小一些的模型",
    SLOW_ANSWER: "大模型 {seconds} 秒没有查完一批句子，请换小一些的模型",
    NO_LIMIT: "系统不允许限制大模型占用的内存，没有启动它，请在设置里把 [typos] engine 改回 builtin",
    RUBBISH: "大模型的进程给出的结果读不懂，请换一个模型",
}


class LargeModelError(GovDocsError):
    """The large model cannot be used; the check goes on without it."""

    @classmethod
    def of(cls, why: str, **values: object) -> "LargeModelError":
        return cls(_WHY[why].format(**values) + "。")
