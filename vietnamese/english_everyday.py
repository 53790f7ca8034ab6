"""Everyday words of English questions: what is done, how things are, numbers; and the words that carry no topic.

Entries are written as in english_subjects.py. Where both have a phrase, the subject decides.
"""

EVERYDAY = """
achieve, attain, reach: đạt; accelerate, speed up, fast, faster, speed, hasten, expedite, quicken: đẩy nhanh|nhanh
accept: chấp nhận|tiếp nhận; receive, receipt: nhận|tiếp nhận; address, residence address: địa chỉ|nơi ở
adjust, adjustment: điều chỉnh; admit: kết nạp; adopt: thông qua; advise: tham mưu|tư vấn; advice: tư vấn
affect, impact: ảnh hưởng|tác động; affair: công tác; allocate, allocation: phân bổ|bố trí; allow, permission: cho phép
amend, amendment, modify, revise: sửa đổi; supplement: bổ sung; announce: công bố|thông báo
appoint, appointment: bổ nhiệm; dismiss: miễn nhiệm|sa thải; apply, application of: áp dụng; appraise: thẩm định
approve, approval: phê duyệt|chấp thuận; arrange: bố trí|sắp xếp; arrest: bắt; ask, request: yêu cầu|đề nghị
assess, assessment, evaluate, evaluation: đánh giá; assign, assignment, entrust: giao|phân công; attract: thu hút
authorize, authorization: ủy quyền; avoid: tránh; ban, prohibit, forbid, forbidden, prohibited act: cấm|nghiêm cấm
borrow: vay; bring: đưa; build, construct: xây dựng; buy, purchase: mua; sell, sale: bán; calculate, calculation: tính
cancel, abolish, annul, repeal: bãi bỏ|hủy bỏ; revoke, withdraw, revocation, withdrawal: thu hồi|rút
carry out, conduct, perform, implement, implementation, execute, enforce, enforcement: thực hiện|triển khai|thi hành
carry: mang|chở; cause: nguyên nhân|gây; certify, confirm, confirmation: xác nhận|chứng nhận
change: thay đổi|điều chỉnh; check, inspect, inspection: kiểm tra; choose, select, selection: lựa chọn|chọn
classify, classification: phân loại|xếp loại; clear, clearance: giải phóng; close: đóng
collect, collection: thu|thu thập; combine: kết hợp; complete, completion, finish: hoàn thành
comply, compliance: tuân thủ|chấp hành; concentrate, focus: tập trung; connect, connection: kết nối
consider, consideration: xem xét; consult, consultation: lấy ý kiến|tư vấn; contribute, contribution: đóng góp|góp phần
control: kiểm soát; convert, conversion: chuyển đổi|chuyển; cooperate, cooperation: hợp tác
coordinate, coordination: phối hợp; copy: bản sao; cover: bao phủ|chi trả; create, creation: tạo|giải quyết
cultivate: trồng; cut: cắt giảm|giảm; decide: quyết định; decrease, reduce, reduction, fall, drop, lower: giảm
define, definition: khái niệm|định nghĩa|là; delay, late, slow: chậm; destroy, destruction: phá hủy|tiêu hủy
determine: xác định; develop, development: phát triển; disclose: tiết lộ|công khai
discover, detect, detection: phát hiện; discuss, discussion: thảo luận; dispose, disposal: xử lý
distribute, distribution: phân phối; draw, drawing: vẽ|bản vẽ; drink: uống; drive: lái xe|điều khiển; earn: thu nhập
edit: biên tập; eliminate, eradicate: xóa; employ: sử dụng|tuyển dụng; encourage, encouragement: khuyến khích
end, final: cuối|kết thúc; ensure, assure: bảo đảm; enter: vào|nhập
establish, establishment, set up, found: thành lập|thiết lập; examine: xem xét|khám; exceed: vượt quá|quá
exchange: trao đổi; exempt, exemption: miễn; exist: tồn tại; expand, expansion, enlarge: mở rộng
expire, expiry: hết hạn|hết hiệu lực; explain, explanation: giải thích|giải trình; exploit, exploitation: khai thác
extend, extension, prolong: gia hạn|kéo dài; file: hồ sơ|nộp; fill: lấp đầy; finance the: tài trợ; find: tìm
formation, establish the: hình thành; gather, mobilize, mobilization, rally: tập hợp|vận động|huy động
grant, issue a permit: cấp; grow: trồng|tăng trưởng; handle, handling, process, deal: xử lý|giải quyết
hold: tổ chức|giữ; identify, identification: xác định|nhận dạng
improve, improvement, enhance: nâng cao|cải thiện|hoàn thiện; renovate, renovation: cải tạo
include, inclusion: bao gồm|gồm; increase, rise, raise: tăng; inform: thông báo; install, installation: lắp đặt
invest: đầu tư; invite: mời; issue, promulgate, promulgation, issuance: ban hành|cấp; join: gia nhập|tham gia
keep, maintain: giữ|duy trì; store, storage, archive: lưu trữ|bảo quản; kill: giết; lack, shortage: thiếu; last: cuối
lead, chair a, preside: chủ trì|lãnh đạo; take charge of, in charge of, charge of: chủ trì|phụ trách|chịu trách nhiệm
take the lead, lead agency, presiding agency: chủ trì|chịu trách nhiệm
responsible for: chịu trách nhiệm|trách nhiệm|phụ trách; learn, study: học|nghiên cứu; lend: cho vay
limit, restrict, restriction: giới hạn|hạn chế; link, linkage: liên kết; live, living, life: sống|đời sống
living standard: mức sống; lose, loss: mất|tổn thất; prepare, preparation: chuẩn bị|lập; manage, management: quản lý
manufacture, produce, production: sản xuất; measure: biện pháp|đo; meet: đáp ứng
meeting, conference: hội nghị|họp|cuộc họp; monitor, monitoring, supervise, supervision: giám sát|theo dõi
move, relocate, relocation: di dời|chuyển; name: tên; negotiate, negotiation: đàm phán; notify: thông báo
nominate: giới thiệu|đề cử; observe: quan sát|chấp hành; obtain: đạt|được; offer: cung cấp|mời; open: mở
operate, operation: hoạt động|vận hành; oppose, combat, fight: chống|đấu tranh; overcome: khắc phục; organize: tổ chức
own: sở hữu; owner: chủ sở hữu|chủ; project owner, developer: chủ đầu tư
participate, participation, take part, participant: tham gia; pay the, pay to: trả|nộp; plan: kế hoạch
plant, planting: trồng; newly plant, newly planted, new planting, planted new: trồng mới
possess, possession: tàng trữ|sở hữu; postpone, suspend, suspension: hoãn|đình chỉ|tạm dừng
practice, practise: hành nghề|thực hành; prescribe, stipulate, specify, regulate, specified, lay down: quy định
preserve, preservation, conservation, conserve: bảo tồn|bảo quản; prevent, prevention: phòng|phòng ngừa|ngăn chặn
promote, promotion: thúc đẩy|xúc tiến; propose, proposal, recommend, recommendation: đề xuất|kiến nghị|đề nghị
protect, protection: bảo vệ; prove, proof: chứng minh; provide, supply: cung cấp
publish, publicize, public disclosure: công bố|công khai; punish: xử phạt|xử lý
put into operation, put into use, commission: đưa vào sử dụng|vận hành; receive the: nhận
recognize, recognition: công nhận; record: ghi|biên bản|hồ sơ; recover, recovery: thu hồi|phục hồi
recruit: tuyển dụng|tuyển; refund, reimburse, return: hoàn trả|trả lại|hoàn
refuse, reject, refusal, rejection: từ chối; register: đăng ký; relate, relation: liên quan
release: giải phóng|phát hành; remove, removal: loại bỏ|gỡ bỏ; rent, lease, hire: thuê; repair: sửa chữa; repay: trả nợ
replace, replacement, supersede: thay thế; represent, representative: đại diện; reserve: dự trữ|dành
resolve, settle, settlement, solve: giải quyết; respond, response: ứng phó|trả lời
restore, restoration: khôi phục|phục hồi; restructure, restructuring: cơ cấu lại|tái cơ cấu; reuse: tái sử dụng
review: rà soát; run: chạy|điều hành; save, saving: tiết kiệm; search: tìm kiếm|khám xét; secure: bảo đảm
seize, seizure: tạm giữ|thu giữ; send: gửi; serve: phục vụ; service: dịch vụ; share information: chia sẻ
sharing: chia sẻ; sign, signer, signing: ký; simplify, simplification: đơn giản hóa|cắt giảm; stay: lưu trú|ở
stop: dừng|chấm dứt; strengthen: tăng cường|củng cố; submit: trình|nộp; succeed: thành công; support: hỗ trợ
survey: khảo sát|điều tra; teach: giảng dạy|dạy; terminate, termination: chấm dứt|kết thúc
test, testing, pilot, trial run: thử nghiệm|thí điểm|kiểm tra; pilot program: thí điểm; train: đào tạo|bồi dưỡng
transfer: chuyển giao|chuyển nhượng|chuyển; transform, transformation: chuyển đổi; transmit: truyền|chuyển
treat: điều trị|chữa bệnh|xử lý; turn: rẽ|chuyển hướng; understand: hiểu; unify, unified, uniform: thống nhất
update: cập nhật; upgrade: nâng cấp; use, usage, utilize: sử dụng; verify, verification: xác minh|kiểm tra
violate: vi phạm; visit: thăm|tham quan; wait: chờ; warn, warning: cảnh báo|cảnh cáo; wear: đội|mặc; win: thắng|trúng
write: viết|ghi; reverse: lùi xe|lùi; contain, comprise: gồm; classify as: xếp loại; count: tính
attend, attendance: dự|tham dự; accompany: kèm theo; attach: đính kèm|kèm theo

ability, capacity, capability: năng lực|khả năng; access: tiếp cận|truy cập; accident: tai nạn
achievement: thành tích|thành tựu; activity: hoạt động; advantage: thuận lợi|lợi thế; age: tuổi|độ tuổi
aim, goal, objective, purpose: mục tiêu|mục đích; analysis: phân tích; answer, reply: trả lời; artifact: hiện vật
attention: chú trọng|quan tâm; average: bình quân|trung bình; award, prize: giải thưởng|khen thưởng
background: lý lịch; basis, ground: căn cứ|cơ sở; beneficiary: đối tượng thụ hưởng|thụ hưởng; book: sách
branch: chi nhánh|ngành; capital city: thủ đô; career: sự nghiệp; case: trường hợp|vụ; category, type, kind: loại
center: trung tâm; chance, opportunity: cơ hội; circumstance: hoàn cảnh|trường hợp; client, customer: khách hàng
target, indicator: chỉ tiêu|mục tiêu; community: cộng đồng; condition: điều kiện; consequence: hậu quả
content: nội dung; corridor: hành lang; criterion, criteria: tiêu chí; day: ngày
working day, business day, workday: ngày làm việc; calendar day: ngày; deadline, time limit, due date: thời hạn|hạn
detail: chi tiết; difficulty: khó khăn|vướng mắc; obstacle, bottleneck: vướng mắc|điểm nghẽn; dong, vnd: đồng
double: gấp đôi|hai lần; effort: nỗ lực; efficiency, effectiveness, efficient, effective: hiệu quả
element, factor: yếu tố; entity, subject: đối tượng|chủ thể; equipment, device: thiết bị; error, mistake: sai sót|lỗi
example: ví dụ; experience: kinh nghiệm; facility, establishment of: cơ sở; fact: thực tế
field, area of work: lĩnh vực; file format: định dạng; foundation, base: nền tảng|cơ sở; framework: khung
function: chức năng; future: tương lai; generation: thế hệ; gold: vàng; group: nhóm
growth target: mục tiêu tăng trưởng; home: nhà; hour: giờ; idea: ý tưởng; index: chỉ số; initiative: sáng kiến
institution, institutional: thể chế|cơ sở; interest of: lợi ích; language of: ngôn ngữ
length, duration: thời gian|thời hạn; level, grade: cấp|mức; list: danh mục|danh sách
location, place, position: vị trí|địa điểm|nơi; machine, machinery: máy|máy móc; material: vật liệu|nguyên liệu
building material: vật liệu xây dựng; raw material: nguyên liệu; mechanism: cơ chế; member: thành viên|đảng viên
merit: công lao|thành tích; method: phương pháp|phương thức; minute: phút; mission: nhiệm vụ; model: mô hình
month: tháng; morality, moral, ethics: đạo đức; need, demand: nhu cầu; network: mạng|mạng lưới; object: đối tượng|vật
opinion, view, viewpoint, perspective: ý kiến|quan điểm; origin: nguồn gốc|xuất xứ; outside: ngoài
part, component: phần|bộ phận|thành phần; partner: đối tác; period, stage, phase: giai đoạn|thời kỳ; person: người
phone, telephone: điện thoại; photo, picture, image: ảnh|hình ảnh; point: điểm; policy: chính sách|chủ trương
potential: tiềm năng; pressure: áp lực; principle: nguyên tắc; priority: ưu tiên; problem, matter: vấn đề
profession, occupation: nghề|nghề nghiệp; profit: lợi nhuận; program: chương trình
national target program: chương trình mục tiêu quốc gia; scheme: đề án|chương trình; project: dự án|đề án
progress, pace: tiến độ; proportion, rate, ratio, percentage, percent, share: tỷ lệ; qualification: trình độ|bằng cấp
quantity: số lượng|khối lượng; quarter: quý; question: câu hỏi|vấn đề; quota: chỉ tiêu|hạn ngạch; range: phạm vi
ranking: xếp hạng; reason: lý do|nguyên nhân; relationship: quan hệ; requirement: yêu cầu
resource: nguồn lực|tài nguyên; result, outcome: kết quả; risk: rủi ro|nguy cơ; roadmap: lộ trình; role: vai trò
roof: mái; room: phòng; sample: mẫu; scale, size: quy mô; sector: khu vực|ngành|lĩnh vực
sequence, order of, step: trình tự|bước; set: bộ; shortcoming, limitation, weakness: hạn chế|tồn tại; side: bên
site: địa điểm|mặt bằng; situation: tình hình; social: xã hội; solution: giải pháp|biện pháp; source: nguồn
standard: tiêu chuẩn|chuẩn; technical standard: tiêu chuẩn kỹ thuật|quy chuẩn kỹ thuật; status: tình trạng|trạng thái
story, floor: tầng; strategy, strategic: chiến lược; structure: cơ cấu|cấu trúc; system: hệ thống; talent of: tài năng
task: nhiệm vụ; team: lực lượng|đội; technique, technical: kỹ thuật; time: thời gian|thời điểm|lần; tool: công cụ
top: đầu; trend: xu hướng; trust: niềm tin|tin tưởng; unit: đơn vị; value: giá trị; vision: tầm nhìn
volume: khối lượng; way, manner: cách|phương thức; week: tuần; weight: trọng lượng|khối lượng; width: chiều rộng
height: chiều cao; word: từ; work, job of: công việc|làm việc|công tác; world: thế giới; year: năm
minimum age: đủ tuổi|tuổi; vice: phó; wife: vợ; husband, spouse: chồng|vợ hoặc chồng; parent: cha mẹ|cha|mẹ; mother: mẹ
father: cha

active: tích cực|chủ động; additional, extra, more: thêm|bổ sung; adequate, sufficient: đủ|đầy đủ
advanced, modern: hiện đại|tiên tiến; annual, yearly, annually, every year, each year, per year: hằng năm|hàng năm
appropriate, suitable: phù hợp; automatic, automatically: tự động; basic: cơ bản
big, large, great, larger, largest, bigger, biggest, greater, greatest: lớn; bilingual: song ngữ; collective: tập thể
common, general: chung; compulsory, mandatory, obligatory, binding: bắt buộc; comprehensive: toàn diện
concentrated: tập trung; conditional: có điều kiện
critical, key, main, major, principal: chủ yếu|trọng tâm|chính|trọng điểm; deep: sâu; democratic, democracy: dân chủ
different: khác; direct, directly: trực tiếp; domestic: trong nước|nội địa; early, earlier, earliest: sớm
eligible, qualified: đủ điều kiện|đủ tiêu chuẩn; electronic: điện tử; equal: bằng; estimated, expected: dự kiến|ước
existing: hiện có; extremely difficult: đặc biệt khó khăn; fair: công bằng; first: đầu|đầu tiên; fixed: cố định
flexible: linh hoạt; foreign: nước ngoài|ngoài; free, free of charge: miễn phí; full: đầy đủ; good, better, best: tốt
hard: khó; heavy: nặng; high, higher, highest: cao; historical, history: lịch sử; human: con người|nhân
illegal, unlawful, illegally: trái phép|trái pháp luật; important, importance: quan trọng
independent, independence: độc lập; joint: chung|liên; large scale: quy mô lớn
lawful, legitimate, legal: pháp lý|hợp pháp|pháp luật; low, lowest: thấp; long term: dài hạn; short term: ngắn hạn
maximum, at most, no more than, not more than, up to: tối đa|không quá
minimum, at least, no less than, not less than: tối thiểu|ít nhất; medium, mid: trung bình|trung; multi: đa
natural: tự nhiên; necessary: cần thiết; new, newly: mới; next: tiếp theo|tới; old, older, oldest: cũ|già
original: gốc|bản chính; over, above: trên; under age: dưới tuổi; overall: tổng thể; particular, specific: cụ thể
permanent: thường xuyên|cố định; personal: cá nhân; physical: thể chất|vật chất; political: chính trị
possible, possibility: khả năng; preferential, concessional: ưu đãi; incentive, preference: ưu đãi; previous: trước
private: tư nhân; public: công|công cộng; open to the public: công khai; quick: nhanh; rapid: nhanh
regional: vùng|khu vực; regular, regularly: thường xuyên|định kỳ; periodic, periodically: định kỳ
remote: vùng sâu|từ xa; safe, safety: an toàn; senior: cao cấp; separate: riêng; serious: nghiêm trọng
short, shorter: ngắn; similar: tương tự; simple: đơn giản; single: duy nhất|một; small, smaller, smallest: nhỏ
special: đặc biệt; specialized: chuyên ngành|chuyên môn; stable: ổn định; strong, stronger: mạnh|tăng cường
successful: thành công; temporary, temporarily: tạm thời|tạm; total: tổng; traditional, tradition: truyền thống
true: đúng; typical: điển hình; unexpected, sudden: đột xuất; urgent, emergency: khẩn cấp
valid, validly: hợp lệ|có giá trị|thời hạn|hiệu lực; various: các; voluntary: tự nguyện
vulnerable: yếu thế|dễ bị tổn thương; weak: yếu; wrong: sai; underground: ngầm|hầm lò; online sale: bán hàng trực tuyến
related: liên quan; combined: kết hợp; longer, longest: dài; wide: rộng; mobile: di động; smart: thông minh
green: xanh; red: đỏ; white: trắng; black: đen; clean: sạch; dry: khô; open data: dữ liệu mở; alone: riêng|một mình
twice: hai lần; once: một lần

date: ngày; beginning, start: đầu|bắt đầu; begin, commence, commencement: bắt đầu|khởi công; middle: giữa
eligibility: đủ điều kiện; guide: hướng dẫn|định hướng|chỉ đạo; direct the: chỉ đạo
spread, disseminate, dissemination: tuyên truyền|phổ biến; incomplete: chưa đầy đủ|không đầy đủ
complete file: đủ hồ sơ; expel, expulsion: khai trừ; reprimand: khiển trách; demote: cách chức|giáng chức
reform: cải cách; renewal, renew: gia hạn|đổi mới; reissue: cấp lại; abuse: lạm dụng|bạo hành
agree, consent: đồng ý|thống nhất; disagree: không đồng ý; appear: xuất hiện; approach: tiếp cận
assist, assistance, help: hỗ trợ|giúp; attack: tấn công; belong: thuộc; block: khối|chặn; burn: đốt|cháy
call: kêu gọi|gọi; catch: bắt; celebrate, ceremony, anniversary: kỷ niệm|lễ; certify copy: bản sao có chứng thực
charge a battery: sạc; circulate: lưu hành|lưu thông; coincide: trùng; command: chỉ huy
compete, competition, competitive: cạnh tranh; conclude: kết luận|ký kết; confidential: mật|bảo mật
conflict: xung đột|mâu thuẫn; construct new: xây mới; counterfeit, fake: giả; damage: thiệt hại; debate: tranh luận
declare, declaration: kê khai|khai báo|công bố; deduct, deduction: khấu trừ|trích; demolish, demolition: phá dỡ
deny: từ chối; depend: phụ thuộc; deploy, deployment: triển khai; deprive: tước; devote, dedicate: dành
disbursed: giải ngân; discharge: xả; discriminate, discrimination: phân biệt đối xử; display: hiển thị|trưng bày
dispatch worker: đưa người lao động; donate, donation: tài trợ|hiến; elect: bầu; enact: ban hành; engage: tham gia
enjoy: hưởng; entitle, entitled: được hưởng|có quyền; evacuate: sơ tán; export to: xuất khẩu; facilitate: tạo điều kiện
fail, failure: không|thất bại; force to: buộc; gift: quà tặng|quà; harm, injure, injury: gây thương tích|thiệt hại
hide, conceal: che giấu; host: chủ trì|đăng cai; hunt: săn bắt; impose: áp dụng|xử phạt
independent audit: kiểm toán độc lập; inherit: thừa kế; insure: bảo hiểm; intend: dự định
interfere, interference: can thiệp; introduce, introduction: giới thiệu; lay off: cho thôi việc
load: tải trọng|xếp hàng; match: phù hợp; modernize, modernization: hiện đại hóa
industrialization, industrialize: công nghiệp hóa; urbanization: đô thị hóa; neglect: bỏ bê|thiếu trách nhiệm
occupy: chiếm|lấn chiếm; occur: xảy ra; orient, orientation: định hướng; pass a test: đạt; pollute: gây ô nhiễm
print: in; punishable: bị xử phạt; pursue: theo đuổi; question and answer: hỏi đáp
ratify, ratification: phê chuẩn|phê duyệt; reach agreement: thống nhất; reserve forest: rừng đặc dụng
resign: từ chức|thôi việc; retire: nghỉ hưu; rule of law: pháp quyền; separate waste: phân loại rác
shift: chuyển dịch|ca; show result: hiển thị; spend: chi; split: tách|chia; stabilize: ổn định; steal, theft: trộm cắp
suffer: chịu|bị; switch: chuyển; tackle: giải quyết|xử lý; threaten: đe dọa; throw: vứt|ném; tow: kéo
trace, traceability: truy xuất|truy xuất nguồn gốc; unite, unity, solidarity: đoàn kết; unload: bốc dỡ; veto: phủ quyết
vacate: bỏ trống; vacancy: vị trí việc làm|trống; vote for: bầu; welcome, receive visitor: đón; widen: mở rộng
absence, absent: vắng mặt; abroad study: du học; adjacent: liền kề|giáp; adverse: bất lợi
affordable: giá rẻ|vừa túi tiền; ambitious: tham vọng; ancient: cổ; attractive: hấp dẫn; bad: xấu
breakthrough: đột phá; capable: có năng lực; careful: thận trọng; cheap: rẻ; commercial: thương mại
competent: có thẩm quyền; constant: liên tục|thường xuyên; continuous, continuously, continue: liên tục|tiếp tục
cross border: xuyên biên giới; daily: hằng ngày; weekly: hằng tuần; monthly: hằng tháng; quarterly: hằng quý
dual: kép|hai; empty, vacant: trống; enough: đủ; entire, whole: toàn bộ|cả; excellent, outstanding: xuất sắc|tiêu biểu
external: bên ngoài|ngoài; internal: nội bộ|trong; false, fraud, fraudulent: gian lận|sai
frequent, frequency: thường xuyên|tần suất; gradual, gradually: từng bước|dần; honest: trung thực; ideal: lý tưởng
immediate, immediately: ngay|kịp thời; timely, prompt, on time: kịp thời|đúng hạn; inappropriate: không phù hợp
intensive: chuyên sâu; interested: quan tâm; known: biết; liable: chịu trách nhiệm; light: nhẹ|đèn
live broadcast: truyền hình trực tiếp; multiple: nhiều; mutual: lẫn nhau|tương hỗ; narrow: hẹp; negative: tiêu cực
neutral: trung lập; occasional: không thường xuyên; on site: tại chỗ; optional: tùy chọn; partial: một phần
peaceful, peace: hòa bình; positive: tích cực; practical: thực tiễn|thiết thực; present: có mặt|hiện nay
pure: thuần túy; rare: quý hiếm|hiếm; ready: sẵn sàng; reasonable: hợp lý; recent: gần đây; reliable: tin cậy
residential: ở|dân cư; responsible person: người chịu trách nhiệm; rich: giàu; right away: ngay; sensitive: nhạy cảm
severe: nghiêm trọng; strict, strictly: nghiêm|chặt chẽ; synchronous: đồng bộ; systematic: hệ thống; tall: cao
thematic: chuyên đề; tight: chặt chẽ; tough: khó; transparent, transparency: minh bạch; unmarried: độc thân
unused: không sử dụng; useful: có ích; usual: thường; vocational: nghề; wild: hoang dã; aircraft crew: tổ bay
animal: động vật; barrier: rào cản; battery: pin; beach: bãi biển; body of water: mặt nước; boundary: ranh giới
brain: não; breakdown: hỏng; bureau: cục; camera: camera; camp: trại; canal: kênh; candidate: người ứng cử|ứng viên
card: thẻ; charity: từ thiện; church: nhà thờ; click: bấm; coast: bờ biển; color: màu; column: cột
combination: kết hợp; comment: ý kiến; concept: khái niệm; confidence: tín nhiệm|tin tưởng
vote of confidence: lấy phiếu tín nhiệm; congestion, traffic jam: ùn tắc; consensus: đồng thuận; context: bối cảnh
corner: góc; couple: cặp; course: khóa học|khóa; crisis: khủng hoảng; cycle: chu kỳ; dedication: cống hiến
density: mật độ; depth: chiều sâu|độ sâu; destination: điểm đến; direction: phương hướng|hướng; district court: tòa án
door: cửa; dream: ước mơ; dust: bụi; edge: cạnh; ecosystem: hệ sinh thái; elder: người cao tuổi; emphasis: trọng tâm
engine: động cơ; engineer: kỹ sư; equality: bình đẳng; equivalent: tương đương; era: kỷ nguyên; event: sự kiện
exhibition: triển lãm; existence: tồn tại; expectation: kỳ vọng; explanation note: thuyết minh; fairness: công bằng
farmland: đất nông nghiệp; fauna: động vật; flora: thực vật; flow: dòng|luồng; format: thể thức|định dạng
formula: công thức; freedom: tự do; frontier: biên giới; gap: khoảng cách; gate: cổng; portal: cổng thông tin
glass: kính; guest: khách; habit: thói quen; hall: hội trường; hand: tay; hazard level: mức độ nguy hiểm
heart: trung tâm|tim; highland: vùng cao; hole: lỗ; holder: người có|chủ; human right: quyền con người
identity: bản sắc|danh tính; inequality: bất bình đẳng; influence: ảnh hưởng; inner city: nội thành; insight: hiểu biết
instrument: công cụ; intermediary: trung gian; item: mục|nội dung; journey: hành trình; kitchen: bếp
knowledge: kiến thức|tri thức; landscape: cảnh quan; layer: lớp; legacy: di sản; lesson: bài học; liaison: liên lạc
lifetime: suốt đời; line: tuyến|dòng; page: trang; logo: biểu trưng; majority: đa số; map: bản đồ
market share: thị phần; mass: khối lượng|quần chúng; mayor: chủ tịch thành phố; medal: huy chương|huân chương
message: thông điệp; minority: thiểu số; mixture: hỗn hợp; mode: phương thức; morning: buổi sáng; afternoon: buổi chiều
evening, night: ban đêm|đêm; motor: động cơ; nature: tính chất|thiên nhiên
neighbor, neighborhood: tổ dân phố|láng giềng; noise: tiếng ồn; note: ghi chú; oath: tuyên thệ; ocean: đại dương
oxygen: oxy; package: gói; pair: cặp; path: đường; peak: cao điểm; pen: bút; performance: kết quả thực hiện|biểu diễn
phenomenon: hiện tượng; pillar: trụ cột; pipe, pipeline: đường ống; placement: bố trí; plot of land, plot: thửa đất
pole: cực; portion: phần; post: chức vụ|đăng; post office: bưu điện; postal: bưu chính; power grid, grid: lưới điện
premise: trụ sở|cơ sở; headquarters, head office: trụ sở|trụ sở chính; presence: có mặt; prestige: uy tín
profile: hồ sơ; proposal of: đề xuất; prosperity, prosperous: thịnh vượng; quarantine: kiểm dịch; race: cuộc đua
radio: phát thanh; television: truyền hình; rain: mưa; reader: bạn đọc; reality: thực tế; recipe: công thức
reference: tham chiếu|dẫn chiếu; reformer: cải cách; refugee: tị nạn; remain, remaining: còn lại; remark: nhận xét
root: gốc; route: tuyến|tuyến đường; safety belt: dây đai an toàn; sand: cát; satisfaction: hài lòng; season: mùa
seat: ghế|chỗ; secretary general: tổng thư ký|tổng bí thư; segment: phân khúc; sentiment: tình cảm
session: kỳ họp|phiên họp; meeting session: phiên họp; shape: hình dạng; shelter: nơi trú ẩn; shop: cửa hàng; shore: bờ
sign board: biển báo; road sign: biển báo hiệu|biển báo; signal: tín hiệu; soil: đất; solar: mặt trời; wind: gió
space: không gian; species: loài; speech: phát biểu; spirit: tinh thần; square: quảng trường|vuông
stadium: sân vận động; stakeholder: bên liên quan; star: sao; station: trạm|ga; stone: đá; street: đường phố|phố
stream: suối; strength: sức mạnh|thế mạnh; style: phong cách; sum: số tiền|tổng; summit: hội nghị thượng đỉnh
surface: bề mặt|mặt; surplus: thặng dư|bội thu; deficit: bội chi|thâm hụt; sustainability: bền vững; symbol: biểu tượng
table: bảng; taxpayer: người nộp thuế; temperature: nhiệt độ; territory: lãnh thổ; text: văn bản
theory: lý luận|lý thuyết; threshold: ngưỡng; ticket: vé; topic: chủ đề; track: đường ray|theo dõi; trader: thương nhân
transaction: giao dịch; transition: chuyển đổi|chuyển tiếp; trip: chuyến đi; tunnel: hầm; tutor: gia sư
extra class, extra teaching: dạy thêm; user: người sử dụng|người dùng; variety: giống|đa dạng; version: phiên bản
view of: quan điểm; voice: tiếng nói; voter: cử tri; voucher: phiếu|chứng từ; war: chiến tranh; warehouse: kho
wealth: của cải|giàu; weather: thời tiết; website: trang thông tin điện tử|website; wing: cánh; wood, timber: gỗ
workforce: lực lượng lao động; workplace: nơi làm việc; workshop: xưởng|hội thảo; youth league: đoàn thanh niên
zone: khu|vùng|khu vực; self reliance, self reliant: tự chủ|tự lực; autonomy, autonomous: tự chủ
dependence, dependent: phụ thuộc; revolution, revolutionary: cách mạng
socialism, socialist: xã hội chủ nghĩa|chủ nghĩa xã hội; independence day: quốc khánh; lunar new year, tet: tết
sovereignty: chủ quyền; ideology education: giáo dục tư tưởng; degradation: suy thoái
self criticism, criticism: phê bình|tự phê bình

one: 1|một; two: 2|hai; three: 3|ba; four: 4|bốn; five: 5|năm; six: 6|sáu; seven: 7|bảy; eight: 8|tám; nine: 9|chín
ten: 10|mười; eleven: 11; twelve: 12; fifteen: 15; twenty: 20; thirty: 30; forty: 40; fifty: 50; sixty: 60
hundred: 100|trăm; half: nửa|một nửa; second: thứ hai; third: thứ ba; thousand: nghìn; million: triệu; billion: tỷ
trillion: nghìn tỷ; thousand dong: nghìn đồng; million dong, million vnd: triệu đồng
billion dong, billion vnd: tỷ đồng; trillion dong, trillion vnd: nghìn tỷ đồng; dollar, usd: đô la|usd; hectare, ha: ha
kilometer, km: km; meter: mét; square meter: m2; square kilometer: km2; cubic meter: m3; ton, tonne: tấn
kilogram, kg: kg; liter: lít; megawatt, mw: mw; degree celsius: độ c; january: tháng 1; february: tháng 2
march: tháng 3; april: tháng 4; june: tháng 6; july: tháng 7; august: tháng 8; september: tháng 9; october: tháng 10
november: tháng 11; december: tháng 12; whole year, full year, entire year, all year, whole of the year: cả năm
end of the year, year end, end of year: cuối năm; beginning of the year, start of the year: đầu năm
last quarter, final quarter, fourth quarter: quý IV|quý cuối; first quarter: quý I; second quarter: quý II
third quarter: quý III; first month: tháng đầu; last month, final month: tháng cuối
"""

GRAMMAR = """
a an the of for to in on at by from with without and or nor as is are was were be been being am do does did done doing
has have had having should must shall will would can could may might cannot ought what which who whom whose
when where why how many much it its itself this that these those there their theirs them they he she his her him we our
us i my me you your if into onto than then per so such not no yes any all each every both either neither some please
tell say said says show give me about according accordance under between among within during before after until till
since through throughout toward towards up out very most mean means meant else also just only ever already still
yet now today currently current presently too again against upon via while because due thus hence but however whether
though although let get gets got go goes going went come comes coming take takes taken took taking put make makes made
making become becomes became happen happens happened want wants like likely know long far often soon exact exactly
approximately about around roughly nearly almost actually really mainly mostly etc versus vs compare compared comparison
difference differ summarize summary overview outline thing things sort regarding concerning
respect pursuant based following follow follows mentioned mention described describe describes stated given provided
called respective respectively relevant certain other others another same back off """
"""Words that ask, join or stand for others: never a topic."""

SLIGHT = """
target figure number amount indicator level quantity value aim set apply applied require requirement
include specify prescribe stipulate specific provide name main key total period time vietnam vietnamese
one person date show newly kind need needed way different own
"""
"""Words said of any figure or rule: no topic while the question has another."""
